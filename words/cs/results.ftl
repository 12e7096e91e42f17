help-results = /results – mise v číslech; každé číslo otevře svůj seznam
menu-results = Mise v číslech

results-head = <b>Výsledky: { $mission }</b>
results-as-of = Stav k { $moment }
results-joined = Připojeno: { $done } z { $asked }
results-contacts = Kontakty: { $number }
results-incomplete = Nezapočteno, protože chybí jméno nebo organizace: { $number }
results-partners = Partneři: { $number } (noví: { $new }, známí už dříve: { $known })
results-promises = Sliby: { $number } (otevřené: { $open }, z toho po termínu: { $overdue }; splněné: { $done }, zrušené: { $dropped })
results-feedback = Hodnocení: { $answered } z { $asked } vyžádaných
results-unasked = bez vyžádání: { $number }
results-average = průměr { NUMBER($average, maximumFractionDigits: 1) } z 5
results-no-average = průměr se ukáže od 5 hodnocení
results-comments = Připomínky: { $number }
results-evening = Večerní otázky: odpovědělo { $done } z { $asked }
results-home = Cestou domů: odpovědělo { $done } z { $asked }
results-home-goals = splněné cíle: { NUMBER($average, maximumFractionDigits: 1) } z 5
results-home-recommend = doporučení: { NUMBER($average, maximumFractionDigits: 1) } z 10
results-wave = Po dvou pracovních dnech: odpovědělo { $done } z { $asked }
results-wave-ahead = Po dvou pracovních dnech: zatím nikdo nebyl dotázán
results-notes = Poznámky: { $number }, dotazy: { $questions }

results-title = { $what ->
    [joined] Připojeno
    [contacts] Kontakty
    [partners] Partneři
    [promises] Sliby
    [feedback] Hodnocení
    [comments] Připomínky
    [evening] Večerní otázky
    [home] Cestou domů
    [wave] Po misi
    [notes] Poznámky
   *[questions] Dotazy
}
results-figure = { $title }: { $number }
results-figure-of = { $title }: { $number } z { $all }
results-refresh = Obnovit
results-empty = Zatím tu nic není.

results-section = { $section ->
    [overdue] Po termínu: { $number }
    [open] Otevřené: { $number }
    [done] Splněné: { $number }
    [dropped] Zrušené: { $number }
    [new] Noví: { $number }
    [known] Známí už dříve: { $number }
    [joined] Připojeno: { $number }
    [unjoined] Zatím se nepřipojili: { $number }
    [answered] Odpovědělo: { $number }
   *[silent] Zatím bez odpovědi: { $number }
}
results-contact = • <b>{ $name }</b>, { $organisation } (setkání: { $people })
results-more = { $people } a další { $number }
results-partner = • <b>{ $name }</b>, kontaktů: { $contacts }
results-partner-since = • <b>{ $name }</b>, známe od { $since }, kontaktů: { $contacts }
results-promise = • { $text } ({ $owner }, komu: { $contact })
results-promise-due = • { $text } ({ $owner }, komu: { $contact }, do { $due })
results-step = další krok
results-session = • { $title }, { $moment }: hodnocení { $ratings }, dotázáno { $asked }
results-session-average = • { $title }, { $moment }: hodnocení { $ratings }, dotázáno { $asked }, průměr { NUMBER($average, maximumFractionDigits: 1) }
results-remark = • { $text } ({ $name })
results-remark-about = • { $text } ({ $name } k: { $about })
results-copied = • { $text } ({ $name }, { $day })
results-problem = • Problém: { $text } ({ $name }, { $day })
results-person = • { $name }
results-nobody = někdo, kdo už v seznamu není
