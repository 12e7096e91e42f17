help-promises = /promises – co jste slíbili a co slíbili nám; se slovy uloží nový slib: /promises poslat Novákovi nabídku do pátku
menu-promises = Sliby: vaše i partnerů

promises-counts = Vaše otevřené sliby: { $owed }{ $overdue ->
    [0] { "" }
   *[other] , po termínu: { $overdue }
}; nám slíbili: { $awaited }.
promises-mine = <b>Vaše sliby</b>
promises-theirs = <b>Slíbili nám</b>
promises-overdue = <b>Po termínu</b>
promises-done = <b>Uzavřené</b>
promises-none-mine = Nic otevřeného. Nový slib uložíte takto: <i>/promises poslat Novákovi nabídku do pátku</i>
promises-none-theirs = Na nic nečekáte. Co slíbili vám, uložíte takto: <i>/promises Novák nám slíbil data do pondělí</i>
promises-none-overdue = Po termínu není nic.
promises-none-done = Zatím není nic uzavřeno.
promises-item-us = { $number }. <b>{ $name }</b>: { $step }
promises-item-them = { $number }. Slibuje <b>{ $name }</b>: { $step }
promises-due = Termín: { $day }
promises-late = Po termínu: { $day }
promises-undated = Bez termínu
promises-done-on = Hotovo: { $day }
promises-dropped-on = Už neplatí: { $day }
promises-owner = Čí slib: { $name }
promises-open-again = Znovu otevřeno: „{ $step }“
promises-button-mine = Moje
promises-button-theirs = Slíbili nám
promises-button-overdue = Po termínu
promises-button-done = Uzavřené
promises-button-year = Můj rok
promises-button-list = Všechny sliby
promises-button-tick-us = { $number }: Hotovo
promises-button-tick-them = { $number }: Dorazilo

promise-words = „{ $step }“
promise-us = Komu: <b>{ $name }</b>, { $organisation }
promise-us-alone = Komu: <b>{ $name }</b>
promise-them = Od koho: <b>{ $name }</b>, { $organisation }
promise-them-alone = Od koho: <b>{ $name }</b>
promise-made-on = Zapsáno: { $day }
promise-reason = Proč už neplatí: „{ $reason }“
promise-former = někdo, kdo už v delegaci není
promise-handover = { $what ->
    [taken] { $giver } předává, { $name } přebírá ({ $day })
    [declined] Nešlo předat: { $name } ({ $day })
    [withdrawn] Žádost zrušena: { $name } ({ $day })
    [lapsed] Bez odpovědi: { $name } ({ $day })
   *[asked] Čeká na odpověď: { $name } ({ $day })
}
promise-made = Uloženo: „{ $step }“
promise-no-day = Bez termínu, tedy i bez připomínky.
promise-unmade = Vzato zpět: „{ $step }“
promise-changed = Změněno.
promise-which = Kterého z nich se to týká?
promise-whom = Koho se to týká? Žádné jméno z vašich kontaktů tu není.
promise-nobody = Slib patří ke kontaktu a vy zatím žádný nemáte.
promise-type-words = Napište prosím nové znění. Den, který v něm uvedete, bude nový termín.
promise-type-theirs = Co nám slíbili a do kdy? Napište třeba: data do pondělí. Kontakt: { $name }
promise-button-done-us = Hotovo
promise-button-done-them = Dorazilo
promise-button-words = Změnit znění…
promise-button-hand = Předat kolegovi…
promise-button-withdraw = Nepředávat
promise-button-contact = Kontakt
promise-button-again = Znovu otevřít
promise-button-open = Otevřít
promise-button-note = Uložit jako poznámku
promise-button-theirs = Slíbili nám…
promise-awaited = Slíbili nám: { $value }

handover-whom = Kdo by mohl převzít „{ $step }“? Dokud slib nepřevezme, zůstává u vás.
handover-nobody = Zatím se nepřipojil nikdo z kolegů, komu by šlo předat „{ $step }“.
handover-asked = Žádost odeslána: { $name }. Dokud slib nepřevezme, zůstává u vás.
handover-withdrawn = Žádost je zrušena, slib zůstává u vás.
handover-question = <b>{ $name }</b> vás žádá o převzetí slibu:
handover-button-take = Převezmu
handover-button-cannot = Nemohu
handover-you-taken = Teď je to na vás: „{ $step }“. { $name } se to dozví.
handover-you-declined = Dobře, „{ $step }“ má dál na starosti { $name }. Dáme vědět.
handover-over = Není už co převzít: slib je uzavřen, žádost zrušena, nebo ho převzal někdo jiný.
handover-taken = { $name } přebírá: „{ $step }“
handover-declined = { $name } nemůže převzít: „{ $step }“. Zůstává u vás.

year-title = <b>Můj rok</b>: { $mission }
year-contacts = Kontakty: { $count }
year-promises = Sliby: { $made }. Splněno: { $kept }, otevřeno: { $open }, po termínu: { $overdue }
year-theirs = Slíbili nám: čekáme na { $open }, dorazilo { $arrived }
year-waves = Zodpovězené otázky po misi: { $answered } z { $asked }
year-project = Projekt „{ $name }“, partner: { $partner }. Stav: { $stage ->
    [idea] nápad
    [outline] nástin
    [submitted] podáno
    [funded] financování schváleno
    [running] běží
    [ended] skončil
   *[stopped] zastaven
}
year-agreement = { $kind ->
    [letter] Dopis o záměru
    [memorandum] Memorandum
    [contract] Smlouva
   *[consortium] Konsorcium
}, partner: { $partner }, { $day }
year-agreement-undated = { $kind ->
    [letter] Dopis o záměru
    [memorandum] Memorandum
    [contract] Smlouva
   *[consortium] Konsorcium
}, partner: { $partner }
year-unnamed = bez názvu
year-no-outcomes = Zatím žádné projekty ani dohody.
year-next = Příště se ozveme: { $day }.
year-nothing-next = Žádné další otázky nejsou v plánu.
