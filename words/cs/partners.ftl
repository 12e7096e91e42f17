help-partners = /partners – partneři: kdo to je, kdo se s nimi potkal, projekty a dohody; /partners Škoda najde jednoho
menu-partners = Partneři, projekty, dohody

partners-all = Partnerů v seznamu: { $count }. Setkání na této misi: { $met }, z toho noví: { $new }, posílení: { $strengthened }.
partners-some = { $what }: { $count }
partners-found = Nalezeno pro „{ $words }“: { $count }
partners-none-found = Pro „{ $words }“ se žádný partner nenašel.
partners-none-hint = Seznam je zatím prázdný. Partner v něm přibude s prvním kontaktem: napište /contact a s kým jste se potkali.
partners-item = { $number }. <b>{ $name }</b>
partners-item-about = { $about }
partners-item-standing = { $standing ->
    [new] Nový
    [known] Známý už dřív
    [strengthened] Posílený
   *[unmet] Zatím bez setkání
}; kontakty: { $count }
partners-item-stage = Projekt: { $stage ->
    [idea] nápad
    [outline] koncept
    [submitted] podáno
    [funded] financováno
    [running] běží
   *[ended] ukončeno
}
partners-filter = { $only ->
    [new] Noví
    [known] Známí už dřív
    [strengthened] Posílení
    [mine] Moji
    [promises] S otevřenými sliby
    [projects] S projektem
   *[all] Všichni
}
partners-choose = Které partnery chcete vidět?
partners-button-some = { $what } ({ $count })
partners-button-filter = Filtr…
partners-button-all = Zobrazit všechny
partners-button-baseline = Před odjezdem: koho už znáte?

partner-kind = { $kind ->
    [cluster] Klastr
    [company] Firma
    [university] Univerzita
    [authority] Úřad
    [embassy] Velvyslanectví
    [network] Síť
   *[none] Jiné
}
partner-name = <b>{ $name }</b>
partner-line-kind = Typ: { $value }
partner-line-country = Země: { $value }
partner-line-website = Web: { $value }
partner-standing = { $standing ->
    [new] Nový: před cestou ho v delegaci nikdo neznal.
    [known] Známý už před cestou.
   *[unmet] Zatím bez setkání a před cestou neznámý.
}
partner-known-since = Známý už před cestou, od kdy: { $since }
partner-strengthened = Posílený: projekt je dál než před cestou. Teď: { $stage ->
    [idea] nápad
    [outline] koncept
    [submitted] podáno
    [funded] financováno
    [running] běží
   *[ended] ukončeno
}; předtím: { $before ->
    [idea] nápad
    [outline] koncept
    [submitted] podáno
    [funded] financováno
    [running] běží
    [ended] ukončeno
   *[none] žádný projekt
}.
partner-earlier = Je i v seznamu dřívější mise programu.
partner-contacts = Kontakty: { $count }
partner-contact = • { $name } – čí kontakt: { $people }
partner-owed = Sliby: otevřené { $open }, po termínu { $overdue }
partner-projects = Projekty: { $count }
partner-project = • { $name } – { $stage ->
    [idea] nápad
    [outline] koncept
    [submitted] podáno
    [funded] financováno
    [running] běží
    [ended] ukončeno
   *[stopped] zastaveno
}; odpovídá: { $owner }
partner-agreements = Dohody: { $count }
partner-agreement = • { $kind ->
    [letter] Dopis o záměru
    [memorandum] Memorandum
    [contract] Smlouva
   *[consortium] Konsorcium
}, { $day }: { $parties }
partner-button-project = Přidat projekt
partner-button-agreement = Zapsat dohodu
partner-button-change = Změnit…
partner-button-list = Všichni partneři
partner-choose = Co se má změnit? <b>{ $name }</b>
partner-field = { $field ->
    [name] Název
    [kind] Typ
    [country] Země
   *[website] Web
}
partner-ask-kind = Co je to za organizaci: <b>{ $name }</b>?
partner-ask-name = Napište prosím správný název. Teď: <b>{ $name }</b>
partner-ask-country = Ze které země je <b>{ $name }</b>? Napište ji prosím.
partner-ask-website = Napište prosím adresu webu. Partner: <b>{ $name }</b>
partner-changed = Změněno.
partner-nameless = Napište prosím název.
partner-name-taken = Partner s názvem „{ $name }“ už v seznamu je. Pokud jde o tutéž organizaci, organizátor je může sloučit přes „Změnit“.
partner-button-known = Znali jsme ho dřív
partner-button-unknown = Dřív jsme ho neznali
partner-button-same = Zapsáno dvakrát…
partner-ask-same = Který záznam je tatáž organizace jako <b>{ $name }</b>?
partner-merge-sure = „{ $gone }“ se stane součástí záznamu <b>{ $kept }</b> i s kontakty, projekty a dohodami. Vrátit to nejde. Sloučit?
partner-button-merge = Sloučit
partner-merged = Sloučeno: „{ $gone }“ je teď součástí tohoto záznamu.

project-nameless = Napište prosím název projektu.
project-open = Projekt <b>{ $name }</b>: { $stage ->
    [idea] nápad
    [outline] koncept
    [submitted] podáno
    [funded] financováno
    [running] běží
    [ended] ukončeno
   *[stopped] zastaveno
}
project-kept = Uloženo: projekt <b>{ $name }</b>. Jak je daleko? { $stage ->
   *[idea] Zatím: nápad.
}
project-stage = Projekt <b>{ $name }</b> je teď: { $stage ->
    [idea] nápad
    [outline] koncept
    [submitted] podáno
    [funded] financováno
    [running] běží
    [ended] ukončeno
   *[stopped] zastaveno
}
project-changed = Změněno: projekt <b>{ $name }</b>, { $stage ->
    [idea] nápad
    [outline] koncept
    [submitted] podáno
    [funded] financováno
    [running] běží
    [ended] ukončeno
   *[stopped] zastaveno
}
project-back = Obnoveno: projekt <b>{ $name }</b>, { $stage ->
    [idea] nápad
    [outline] koncept
    [submitted] podáno
    [funded] financováno
    [running] běží
    [ended] ukončeno
   *[stopped] zastaveno
}
project-handed = Nová odpovědná osoba: projekt <b>{ $name }</b>, { $stage ->
    [idea] nápad
    [outline] koncept
    [submitted] podáno
    [funded] financováno
    [running] běží
    [ended] ukončeno
   *[stopped] zastaveno
}
project-partner = Partner: { $name }
project-owner = Odpovídá: { $name }
project-ownerless = Už za něj nikdo neodpovídá: může ho převzít kdokoli z delegace.
project-evidence = Více: { $link }
project-confirmed = Potvrdil { $by ->
    [partner] partner
    [document] dokument
   *[owner] odpovědný člen
}
project-step = { $day }: { $stage ->
    [idea] nápad
    [outline] koncept
    [submitted] podáno
    [funded] financováno
    [running] běží
    [ended] ukončeno
   *[stopped] zastaveno
}
project-stage-name = { $stage ->
    [idea] Nápad
    [outline] Koncept
    [submitted] Podáno
    [funded] Financováno
    [running] Běží
    [ended] Ukončeno
   *[stopped] Zastaveno
}
project-button-name = Přejmenovat
project-button-evidence = Odkaz
project-button-owner = Předat
project-button-withdraw = Stáhnout
project-button-take = Převzít
project-button-partner = K partnerovi
project-ask-new = Jak se projekt jmenuje? Partner: <b>{ $name }</b>. Napište prosím název.
project-ask-name = Napište prosím nový název. Teď: <b>{ $name }</b>
project-ask-evidence = Kde se o tom dá přečíst? Projekt: <b>{ $name }</b>. Pošlete prosím odkaz.
project-ask-owner = Kdo odteď odpovídá za <b>{ $name }</b>?
project-withdrawn = Staženo: projekt <b>{ $name }</b>. Nikde se už nepočítá.

agreement-kind = { $kind ->
    [letter] Dopis o záměru
    [memorandum] Memorandum
    [contract] Smlouva
   *[consortium] Konsorcium
}
agreement-open = Dohoda s partnerem <b>{ $name }</b>
agreement-kept = Uloženo: dohoda s partnerem <b>{ $name }</b>
agreement-changed = Změněno: dohoda s partnerem <b>{ $name }</b>
agreement-back = Obnoveno: dohoda s partnerem <b>{ $name }</b>
agreement-owner = Zapsáno: { $name }
agreement-undated = datum neznámé
agreement-ask-kind = Co bylo podepsáno s partnerem <b>{ $name }</b>?
agreement-ask-when = { $kind ->
    [letter] Dopis o záměru
    [memorandum] Memorandum
    [contract] Smlouva
   *[consortium] Konsorcium
} s partnerem <b>{ $name }</b>: kdy se podepsalo? Vyberte den, nebo ho napište, například: 28. dubna.
agreement-today = Dnes
agreement-yesterday = Včera
agreement-logged = Uloženo:
agreement-ask-parties = Sedí smluvní strany? Pokud ne, napište je, například: město Brno, Energetický klastr.
agreement-ask-day = Kdy se to podepsalo? Napište prosím den, například: 28. dubna.
agreement-ask-evidence = Kde se to dá přečíst? Pošlete prosím odkaz.
agreement-day-unclear = „{ $typed }“ – není jasné, který minulý den to je. Napište ho prosím znovu, například: 28. dubna 2023.
agreement-button-parties = Strany
agreement-button-day = Datum
agreement-button-evidence = Odkaz
agreement-withdrawn = Staženo, nikde se už nepočítá:

baseline-asks = Před odjezdem: které z těchto partnerů už znáte?
baseline-asks-all = Před odjezdem: které organizace tam, kam jedeme, už znáte?
baseline-why = Jen s vaší odpovědí pak poznáme, kdo je pro nás nový. Zabere to minutu.
baseline-so-far-known = Zatím znáte: { $count }
baseline-so-far-nobody = Zatím neznáte nikoho ({ $count }).
baseline-told = <b>{ $name }</b>: { $about }
baseline-told-alone = <b>{ $name }</b>
baseline-since = od kdy: { $since }
baseline-stage = projekt: { $stage ->
    [idea] nápad
    [outline] koncept
    [submitted] podáno
    [funded] financováno
    [running] běží
   *[ended] ukončeno
}
baseline-button-know = Znám: { $name }
baseline-button-known = Znám – vzít zpět: { $name }
baseline-button-add = Přidat další
baseline-button-nobody = Neznám nikoho
baseline-button-change = Změnit
baseline-button-no-project = Projekt nebyl
baseline-ask-since = Uloženo: partnera <b>{ $name }</b> znáte. Od kdy? Vyberte rok, nebo ho napište, například { $year }.
baseline-ask-stage = Jak daleko byl váš společný projekt před touto cestou? Partner: <b>{ $name }</b>
baseline-ask-others = Koho dalšího znáte? Napište názvy, každou organizaci na nový řádek.
baseline-one-a-line = Napište prosím jen názvy, každou organizaci na nový řádek, nejvýše 50.
baseline-no-year = Rok v tom nevidím. Napište ho prosím, například: { $year }.
baseline-added = Uloženo, koho znáte ({ $count }): { $names }
baseline-thanks-known = Děkujeme! Kolik partnerů jste znali už dřív: { $count }. Do začátku mise to můžete změnit.
baseline-thanks-nobody = Děkujeme! Uloženo: zatím tam nikoho neznáte ({ $count }). Do začátku mise to můžete změnit.
baseline-closed = Mise už začala, takže tato otázka je uzavřená: koho potkáte teď, počítá se jako setkání na misi. Seznam může opravit organizátor.
