help-results = /results – mise v číslech; každé číslo otevře svůj seznam
menu-results = Mise v číslech

results-head = <b>Výsledky: { $mission }</b>
results-as-of = Stav k { $moment }
results-joined = Připojeno: { $done } z { $asked }
results-contacts = Kontakty: { $number }
results-incomplete = Nezapočteno, protože chybí jméno nebo organizace: { $number }
results-partners = Partneři: { $number } (noví: { $new }, známí už dříve: { $known }, z toho s hlubší spoluprací: { $stronger })
results-meetings = Schůzky: proběhlo { $held } z { $number } (neproběhlo: { $missed }, teprve bude: { $ahead }, nevíme: { $unknown })
results-promises = Sliby: { $number } (otevřené: { $open }, z toho po termínu: { $overdue }; splněné: { $done }, zrušené: { $dropped })
results-owed = Slíbili nám: { $number } (otevřené: { $open }, z toho po termínu: { $overdue }; splněné: { $done }, zrušené: { $dropped })
results-followup = Další kroky: včas u { $kept } z { $all } kontaktů, které nějaký krok mají
results-followup-share = Další kroky: včas u { $kept } z { $all } kontaktů, které nějaký krok mají ({ $share } %)
results-projects = Projekty: potvrzeno { $confirmed } z { $all } ohlášených
results-agreements = Dohody: potvrzeno { $confirmed } z { $all } ohlášených
results-feedback = Hodnocení: { $answered } z { $asked } vyžádaných
results-unasked = bez vyžádání: { $number }
results-average = průměr { NUMBER($average, maximumFractionDigits: 1) } z 5
results-no-average = průměr se ukáže od 5 hodnocení
results-comments = Připomínky: { $number }
results-evening = Večerní otázky: odpovědělo { $done } z { $asked }
results-home = Cestou domů: odpovědělo { $done } z { $asked }
results-home-goals = splněné cíle: { NUMBER($average, maximumFractionDigits: 1) } z 5
results-home-recommend = doporučení: { NUMBER($average, maximumFractionDigits: 1) } z 10
results-wave = Po { $what ->
    [wave-2d] dvou pracovních dnech
    [wave-14d] dvou týdnech
    [wave-1m] měsíci
    [wave-3m] třech měsících
    [wave-6m] půl roce
   *[wave-12m] roce
}: odpovědělo { $done } z { $asked }, { $over ->
    [yes] bez odpovědi
   *[no] zatím bez odpovědi
}: { $silent }
results-wave-ahead = Po misi: zatím nikdo nebyl dotázán
results-worth = Stálo to za to: ano říká { $yes } z { $answered }; odpovědělo { $answered } z { $asked }
results-worth-answered = Odpovědělo { $answered } z { $asked }; ano znamená 4 nebo 5
results-answered = Odpovědělo { $answered } z { $asked }
results-worth-section = { $said } ({ $number })
results-stars = { $stars } z 5
results-values = Hodnota projektů: uvedena u { $told } z { $asked }
results-values-private = Hodnoty jen počítáme, nikdy u jména, a ukazujeme je až tam, kde stejně odpovědělo aspoň pět lidí.
results-notes = Poznámky: { $number }, dotazy: { $questions }
results-surveys = Vaše dotazníky: otázek { $number }, odpovědí { $answered } z { $asked }

results-title = { $what ->
    [joined] Připojeno
    [contacts] Kontakty
    [partners] Partneři
    [promises] Sliby
    [meetings] Schůzky
    [owed] Slíbili nám
    [followup] Kroky včas
    [projects] Projekty
    [agreements] Dohody
    [feedback] Hodnocení
    [comments] Připomínky
    [evening] Večerní otázky
    [home] Cestou domů
    [wave-2d] Po 2 pracovních dnech
    [wave-14d] Po 2 týdnech
    [wave-1m] Po měsíci
    [wave-3m] Po 3 měsících
    [wave-6m] Po půl roce
    [wave-12m] Po roce
    [worth] Stálo to za to
    [values] Hodnota projektů
    [notes] Poznámky
   *[questions] Dotazy
}
results-figure = { $title }: { $number }
results-figure-of = { $title }: { $number } z { $all }
results-refresh = Obnovit
results-draw = Jako obrázek
results-empty = Zatím tu nic není.

results-section = { $section ->
    [overdue] Po termínu: { $number }
    [open] Otevřené: { $number }
    [done] Splněné: { $number }
    [dropped] Zrušené: { $number }
    [held] Proběhlo: { $number }
    [missed] Neproběhlo: { $number }
    [ahead] Teprve bude: { $number }
    [unknown] Proběhlo to? { $number }
    [late] Splněno pozdě: { $number }
    [kept] Splněno včas: { $number }
    [confirmed] Potvrzeno: { $number }
    [claimed] Ohlášeno: { $number }
    [new] Noví: { $number }
    [known] Známí už dříve: { $number }
    [joined] Připojeno: { $number }
    [unjoined] Zatím se nepřipojili: { $number }
    [answered] Odpovědělo: { $number }
    [unanswered] Bez odpovědi: { $number }
    [idle] Nebylo nač se ptát: { $number }
    [unreached] Nezastiženo: { $number }
   *[silent] Zatím bez odpovědi: { $number }
}
results-contact = • <b>{ $name }</b>, { $organisation } (setkání: { $people })
results-more = { $people } a další { $number }
results-partner = • <b>{ $name }</b>, kontaktů: { $contacts }{ $stronger ->
    [yes] , spolupráce se prohloubila
   *[no] {""}
}
results-partner-since = • <b>{ $name }</b>, známe od { $since }, kontaktů: { $contacts }{ $stronger ->
    [yes] , spolupráce se prohloubila
   *[no] {""}
}
results-meeting = • { $title }, { $moment }
results-button-held = Proběhlo: { $title }
results-button-missed = Neproběhlo: { $title }
results-button-files = { $name }: { $files }
results-followed = • <b>{ $name }</b>, { $organisation } (kroků: { $steps })
results-project = • <b>{ $name }</b>, partner: { $partner } ({ $owner }): { $stage ->
    [idea] nápad
    [outline] záměr
    [submitted] podáno
    [funded] financováno
    [running] běží
    [ended] ukončeno
   *[stopped] zastaveno
}{ $by ->
    [owner] , potvrzeno vlastníkem
    [partner] , potvrzeno partnerem
    [document] , potvrzeno dokumentem
   *[none] {""}
}
results-agreement = • <b>{ $kind ->
    [letter] Prohlášení o záměru
    [memorandum] Memorandum
    [contract] Smlouva
   *[consortium] Konsorcium
}</b>, partner: { $partner } ({ $parties }){ $by ->
    [owner] , potvrzeno vlastníkem
    [partner] , potvrzeno partnerem
    [document] , potvrzeno dokumentem
   *[none] {""}
}
results-agreement-signed = • <b>{ $kind ->
    [letter] Prohlášení o záměru
    [memorandum] Memorandum
    [contract] Smlouva
   *[consortium] Konsorcium
}</b>, partner: { $partner } ({ $parties }, podepsáno { $day }){ $by ->
    [owner] , potvrzeno vlastníkem
    [partner] , potvrzeno partnerem
    [document] , potvrzeno dokumentem
   *[none] {""}
}
results-promise = • { $text } ({ $owner }, komu: { $contact })
results-promise-due = • { $text } ({ $owner }, komu: { $contact }, do { $due })
results-awaited = • { $text } (od: { $contact }, čeká { $owner })
results-awaited-due = • { $text } (od: { $contact }, čeká { $owner }, do { $due })
results-step = další krok
results-session = • { $title }, { $moment }: hodnocení { $ratings }, dotázáno { $asked }
results-session-average = • { $title }, { $moment }: hodnocení { $ratings }, dotázáno { $asked }, průměr { NUMBER($average, maximumFractionDigits: 1) }
results-remark = • { $text } ({ $name })
results-remark-about = • { $text } ({ $name } k: { $about })
results-copied = • { $text } ({ $name }, { $day })
results-problem = • Problém: { $text } ({ $name }, { $day })
results-person = • { $name }
results-nobody = někdo, kdo už v seznamu není

results-file = vysledky
results-tile-contacts = { $count ->
    [one] kontakt
    [few] kontakty
   *[other] kontaktů
}
results-tile-contacts-more = { $partners ->
    [one] v { $partners } organizaci
    [few] ve { $partners } organizacích
   *[other] v { $partners } organizacích
}
results-tile-partners = { $count ->
    [one] nový partner
    [few] noví partneři
   *[other] nových partnerů
}
results-tile-partners-more = z { $number }; hlubší spolupráce: { $stronger }
results-tile-meetings = { $count ->
    [one] schůzka proběhla
    [few] schůzky proběhly
   *[other] schůzek proběhlo
}
results-tile-meetings-more = z { $number } plánovaných
results-tile-outcomes = { $count ->
    [one] potvrzený výsledek
    [few] potvrzené výsledky
   *[other] potvrzených výsledků
}
results-tile-outcomes-more = z { $number } ohlášených
results-bar = { $what ->
    [joined] Připojeno
    [followup] Kontakty s krokem splněným včas
    [promises] Splněné naše sliby
    [owed] Splněné sliby nám
    [feedback] Hodnocení
    [evening] Večerní otázky
    [home] Cestou domů
    [wave-2d] Odpovědi po 2 pracovních dnech
    [wave-14d] Odpovědi po 2 týdnech
    [wave-1m] Odpovědi po měsíci
    [wave-3m] Odpovědi po 3 měsících
    [wave-6m] Odpovědi po půl roce
   *[wave-12m] Odpovědi po roce
}
results-of = { $part } z { $whole }
results-caption = { $number } { $label } ({ $more })
results-caption-bar = { $label }: { $said }
