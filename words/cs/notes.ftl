help-note = /note – zapsat, čeho jste si všimli: /note Tramvaj má vždy přednost #doprava; bez textu se zeptá a ukáže vaše poznámky
menu-note = Zapsat, čeho jste si všimli
note-ask = Čeho jste si všimli? Napište to, nebo pošlete fotku, hlasovou zprávu či místo.
note-example = Například: <i>/note Senzory ukazují volná místa na každém rohu #doprava</i>
note-kept = Uloženo jako vaše poznámka.
note-changed = Změněno. Poznámka teď zní:
note-shared = Delegace teď poznámku vidí.
note-unshared = Delegace už poznámku nevidí.
note-seen = Zapsáno: potvrzujete to.
note-unseen = Vaše potvrzení je zrušeno.
note-added = Přidáno. Ještě deset minut můžete posílat další.
note-back = Obnoveno.
note-open = Poznámka, autor: { $name }
note-wordless = Beze slov
note-line-when = { $name }, { $moment }
note-line-theme = Téma: { $theme }
note-line-place = Místo: { $place }
note-place = Místo
note-photos = { $count ->
    [one] { $count } fotka
    [few] { $count } fotky
   *[other] { $count } fotek
}
note-voices = { $count ->
    [one] { $count } hlasová zpráva
    [few] { $count } hlasové zprávy
   *[other] { $count } hlasových zpráv
}
note-documents = { $count ->
    [one] { $count } dokument
    [few] { $count } dokumenty
   *[other] { $count } dokumentů
}
note-line-files = Přiloženo: { $files }
note-line-seen = Potvrzují: { $names }
note-for-few = Přečíst ji můžete jen vy a organizátoři.
note-for-all = Přečíst ji může celá delegace.
note-told-organisers = Přečíst ji mohou jen autor a organizátoři.
note-no-theme = Bez tématu
note-button-share = Sdílet s delegací
note-button-unshare = Už nesdílet
note-button-theme = Téma…
note-button-place = Místo…
note-button-file = Přidat fotku nebo hlas
note-button-files = { $count ->
    [one] Ukázat { $count } soubor
    [few] Ukázat { $count } soubory
   *[other] Ukázat { $count } souborů
}
note-button-map = Mapa
note-button-list = Moje poznámky
note-button-see = Mohu potvrdit
note-button-unsee = Zrušit potvrzení
note-ask-text = Napište prosím poznámku znovu.
note-ask-place = Kde to bylo? Napište místo, nebo ho pošlete z telefonu.
note-ask-file = Pošlete teď fotky, hlasové zprávy, dokumenty nebo místo. Deset minut se přidávají k této poznámce.
note-ask-theme = Které téma? Vyberte, nebo napište jiné.
note-ask-first-theme = Které téma? Napište ho prosím.
note-theme-long = Téma má nejvýše { $most } znaků. Napište prosím kratší.
note-place-long = Místo má nejvýše { $most } znaků. Napište prosím kratší.
note-files-full = Poznámka pojme nejvýše { $most } souborů. Pro další prosím začněte novou.
note-deleted = Smazáno: { $text }
note-edited-since = Poznámka se od té doby znovu změnila, nic se tedy nevrátilo.
notes-own = Vaše poznámky: { $count }
notes-all = Poznámky, které můžete číst: { $count }
notes-none = Zatím tu žádné poznámky nejsou.
notes-you = vy
notes-theme = <b>{ $theme }</b>
notes-item = { $number }. { $text }
notes-by = { $name }, { $day }
notes-seen = Potvrzení: { $count }
notes-shared = delegace ji vidí
notes-choose-theme = Které téma?
notes-button-own = Jen moje
notes-button-all = Celá delegace
notes-button-themes = Podle tématu…
notes-button-every = Všechna témata
notes-button-file = Jako osnova (.md)
notes-exported = { $count ->
    [one] { $count } vaše poznámka jako osnova podle témat.
    [few] { $count } vaše poznámky jako osnova podle témat.
   *[other] { $count } vašich poznámek jako osnova podle témat.
}
note-outline-title = Poznámky: { $mission }
note-outline-count = { $count ->
    [one] { $count } poznámka podle témat
    [few] { $count } poznámky podle témat
   *[other] { $count } poznámek podle témat
}
note-outline-private = Delegace tuto poznámku nevidí
