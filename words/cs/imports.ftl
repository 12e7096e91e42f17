imports-no-mission = Ze souboru není poznat, ke které misi patří. Uveďte misi (--mission KÓD), nebo pošlete celý soubor mise.
imports-other-mission = Tento soubor popisuje misi { $file }, ne { $named }. Misi neuvádějte, nebo pošlete soubor mise { $named }.
imports-question-answered = Na otázku „{ $question }“ už někdo odpověděl, takže její druh ani anonymitu změnit nejde. Chcete-li se zeptat jinak, formulujte ji jinak.

imports-mission-new = Nová mise: { $name } ({ $code })
imports-mission-known = Mise: { $name } ({ $code })
imports-mission-unread = Samotnou misi nejde přečíst, proto se nic nepřevzalo.
imports-nothing-clear = Nic by se nezměnilo; co potřebuje vaši pozornost, je níže.
imports-nothing = Vše ze souboru už tu je: nic by se nezměnilo.
imports-faults-count =
    { $count ->
        [one] { $count } místo v souboru potřebuje vaši pozornost
        [few] { $count } místa v souboru potřebují vaši pozornost
        [many] { $count } místa v souboru potřebuje vaši pozornost
       *[other] { $count } míst v souboru potřebuje vaši pozornost
    }
imports-sessions = Program: { $counts }
imports-members = Lidé: { $counts }
imports-partners = Partneři: { $counts }
imports-groups = Skupiny: { $counts }
imports-checklist =
    { $count ->
        [one] Seznam před odjezdem: nyní { $count } položka
        [few] Seznam před odjezdem: nyní { $count } položky
        [many] Seznam před odjezdem: nyní { $count } položky
       *[other] Seznam před odjezdem: nyní { $count } položek
    }
imports-questions =
    { $count ->
        [one] Dotazník: nyní { $count } otázka
        [few] Dotazník: nyní { $count } otázky
        [many] Dotazník: nyní { $count } otázky
       *[other] Dotazník: nyní { $count } otázek
    }
imports-n-added = přidáno { $count }
imports-n-moved = přesunuto { $count }
imports-n-changed = změněno { $count }
imports-n-cancelled = zrušeno { $count }
imports-n-restored = obnoveno { $count }
imports-n-unchanged = beze změny { $count }
imports-n-ambiguous = nejasné { $count }

imports-list-faults = Podívejte se prosím na:
imports-list-ambiguous = Není jasné, kterého bodu programu se tyto řádky týkají, proto zůstávají, jak jsou (pomůže uid v souboru):
imports-list-held = V souboru už nejsou, ale nerušíme je, dokud jsou v něm řádky, které nejde přečíst:
imports-list-outside = Mimo dny mise; je datum správně?
imports-list-about-mission = O misi:
imports-list-cancelled = Zrušeno:
imports-list-moved = Přesunuto:
imports-list-restored = Znovu v programu:
imports-list-changed = Změněno:
imports-list-added = Přidáno:
imports-list-members-unclear = Může jít o více lidí, proto zůstávají, jak jsou (pomůže e-mail v souboru):
imports-list-members-own = Členové sami uvedli něco jiného; platí jejich slovo:
imports-list-members-repeated = V souboru dvakrát; platí první řádek:
imports-list-members-gone = V souboru už nejsou; členy zůstávají:
imports-list-members-left = Misi opustili a nevracíme je:
imports-list-members-changed = Lidé, změněno:
imports-list-members-added = Lidé, přidáno:
imports-list-groups-added = Skupiny, přidáno:
imports-list-partners-added = Partneři, přidáno:
imports-list-partners-changed = Partneři, změněno:
imports-item = – { $item }
imports-more =
    { $count ->
        [one] … a ještě { $count }
        [few] … a ještě { $count }
        [many] … a ještě { $count }
       *[other] … a ještě { $count }
    }

imports-session = { $title } ({ $slot })
imports-session-moved = { $title }: { $changes }
imports-session-changed = { $title }: { $fields }
imports-from-to = { $old } → { $new }
imports-slot = { $when }, { $place }
imports-when = { $day }, { $time }
imports-all-day = { $day }, celý den
imports-no-place = místo neuvedeno
imports-person = { $name }, { $organisation }
imports-person-changed = { $who }: { $changes }
imports-own = { $name }: { $fields }
imports-difference = { $field }: { $old } → { $new }
imports-empty = prázdné
imports-where = { $where }
imports-where-row = { $where }, řádek { $row }
imports-where-column = { $where }, sloupec „{ $column }“
imports-fault = { $where }: { $what }
imports-role-delegate = delegát
imports-role-organiser = organizátor
imports-role-host = hostitel

imports-field-title = název
imports-field-address = adresa
imports-field-map = odkaz na mapu
imports-field-host = hostitel
imports-field-audience = pro koho
imports-field-speakers = přednášející
imports-field-bring = co s sebou
imports-field-dress = oblečení
imports-field-notes = poznámky
imports-field-track = sekce
imports-field-is-break = přestávka, nebo ne
imports-field-all-day = celý den, nebo ne
imports-field-name = jméno nebo název
imports-field-email = e-mail
imports-field-phone = telefon
imports-field-language = jazyk
imports-field-role = role
imports-field-organisation = organizace
imports-field-position = funkce
imports-field-group = skupina
imports-field-city = město
imports-field-country = země
imports-field-timezone = časové pásmo
imports-field-starts-on = první den
imports-field-ends-on = poslední den
imports-field-agenda-at = čas denního programu
imports-field-languages = jazyky
imports-field-programme = program misí

invitation-invalid = Tato pozvánka neplatí. Požádejte prosím organizátora o nový odkaz.
invitation-place-taken = V této misi už jste díky vlastní pozvánce; tento odkaz patří někomu jinému.
