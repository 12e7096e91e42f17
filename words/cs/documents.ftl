### Soubory, které posílají organizátoři: proč soubor nebyl přijat, co je v řádku špatně, a nápověda v šabloně.

## Where a fault is

fault-line = { $place }: { $reason }
fault-at-file = { $file }
fault-at-file-column = { $file }, { $column }
fault-at-file-row = { $file }, řádek { $row }
fault-at-file-row-column = { $file }, řádek { $row }, { $column }
fault-at-sheet = { $sheet }
fault-at-sheet-column = { $sheet }, { $column }
fault-at-sheet-row = { $sheet }, řádek { $row }
fault-at-sheet-row-column = { $sheet }, řádek { $row }, { $column }

## Refusals: nothing of the file was taken

document-not-found = Soubor „{ $file }“ neexistuje.
document-empty = Soubor { $file } je prázdný.
document-kind-unknown = Soubor { $file } nejde přečíst. Pošlete prosím tabulku (.xlsx nebo .csv), kalendář (.ics) nebo program z pretalxu, frabu či Sessionize (.json, .xml).
document-encoding = Písmena v souboru { $file } nejdou přečíst. Uložte ho prosím jako CSV v UTF-8, nebo pošlete .xlsx.
document-no-rows = V souboru { $file } jsou nadpisy, ale pod nimi žádné řádky.
document-no-table =
    { $kind ->
        [delegates] V souboru { $file } není čitelný seznam lidí. Je potřeba jeden řádek s nadpisy, alespoň „Jméno a příjmení“, a pod ním na každém řádku jeden člověk; přidat můžete sloupce Organizace, Funkce, Skupina, Role, Telefon, E-mail, Jazyk.
        [partners] V souboru { $file } není čitelný seznam partnerů. Je potřeba jeden řádek s nadpisy, alespoň „Název“, a pod ním na každém řádku jedna organizace; přidat můžete sloupce Země, Druh, Známe od, Web.
        [groups] V souboru { $file } není čitelný seznam skupin. Je potřeba nadpis „Skupina“ a pod ním na každém řádku jedna skupina.
        [departure] V souboru { $file } není čitelný seznam úkolů před odjezdem. Je potřeba jeden řádek s nadpisy, alespoň „Položka“, a pod ním na každém řádku jedna položka; přidat můžete sloupce Zdroj, Ověřeno, Pro koho.
        [questions] V souboru { $file } nejsou čitelné otázky. Je potřeba jeden řádek s nadpisy, alespoň „Otázka“, a pod ním na každém řádku jedna otázka; přidat můžete sloupce Druh, Možnosti, Kdy, Pro koho, Anonymně.
       *[agenda] V souboru { $file } není čitelný program. Je potřeba jeden řádek s nadpisy Datum, Začátek a Název a pod ním na každém řádku jedna akce; přidat můžete sloupce Konec, Místo, Přednášející. Mřížku časů a sálů je třeba nejdřív převést na takový seznam.
    }
document-column-missing =
    { $column ->
        [code] { $file }: chybí sloupec Kód.
        [date] { $file }: chybí sloupec Datum, nebo je ve všech řádcích prázdný.
        [start] { $file }: chybí sloupec Začátek, tedy čas, kdy akce začíná.
        [title] { $file }: chybí sloupec Název.
        [item] { $file }: chybí sloupec Položka.
        [text] { $file }: chybí sloupec Otázka.
       *[name] { $file }: chybí sloupec se jménem nebo názvem.
    }
document-first-day-needed = V souboru { $file } jsou dny bez data ({ $days }). Kterého dne program začíná?
document-not-a-workbook = Soubor { $file } nejde otevřít jako sešit, i když se tak jmenuje. Uložte ho prosím znovu jako .xlsx.
document-workbook-old = Soubor { $file } je ve starém formátu .xls, nebo je chráněn heslem. Uložte ho prosím jako .xlsx bez hesla.
document-workbook-too-large = Soubor { $file } by byl po rozbalení příliš velký, proto nebyl otevřen. Pošlete prosím jen listy mise, bez obrázků.
document-too-large = Soubor { $file } je příliš velký. Nejvíc smí mít { $limit } MB.
document-too-many-rows = Soubor { $file } má víc než { $limit } řádků. Rozdělte ho prosím.
document-too-many-faults = V souboru { $file } nejde přečíst víc než { $limit } řádků. Zkontrolujte prosím, jak byl uložen.
document-too-much = V souboru { $file } je víc, než se dá přečíst najednou. Rozdělte ho prosím.
document-too-slow = Čtení souboru { $file } trvalo příliš dlouho, proto bylo zastaveno. Soubor prosím rozdělte nebo zjednodušte.
document-reader-failed = Soubor { $file } se nepodařilo přečíst: je v něm něco nečekaného. Uložte ho prosím znovu nebo ho pošlete v jiném formátu.
document-not-a-calendar = Soubor { $file } nejde přečíst jako kalendář. Vyexportujte ho prosím znovu do .ics.
document-no-events = V kalendáři { $file } nejsou žádné události.
document-json-unread = Soubor { $file } je poškozený: není to úplný JSON. Stáhněte ho prosím znovu.
document-json-unknown = { $file } je JSON, ale ne program ve známém tvaru. Přečíst jdou exporty z pretalxu, frabu a Sessionize.
document-xml-unread = Soubor { $file } je poškozený: není to úplné XML. Stáhněte ho prosím znovu.
document-xml-unknown = { $file } je XML, ale ne program ve známém tvaru. Přečíst jde rozvrh z frabu, pentabarfu nebo pretalxu.
document-roster-wanted = { $file } není seznam lidí. Pošlete prosím tabulku (.xlsx nebo .csv).
document-mission-wanted = { $file } nepopisuje misi. Pošlete prosím sešit mise (.xlsx), nebo uveďte složku s mission.toml.
document-mission-sheet-wanted = V souboru { $file } není list Mise. Pokud je to jen program nebo seznam lidí, importujte ho jako takový.
document-mission-toml-wanted = Ve složce { $file } není soubor mission.toml.
document-toml-unread = Soubor { $file } nejde přečíst; podívejte se na řádek { $line }.

## Rows

fault-row-empty = řádek je prázdný
fault-row-too-long = v řádku je víc buněk než nadpisů („{ $extra }“). Pokud je v textu čárka, dejte ho do uvozovek. Řádek byl přijat bez přebytku
fault-quote-open = uvozovky jsou otevřené, ale nezavírají se, kde mají; řádek byl vynechán
fault-cell-error = v buňce je chyba { $value }, počítá se jako prázdná
fault-cell-too-long = text je delší než { $limit } znaků a byl zkrácen
fault-sheet-unread = list nebyl přečten: nemá žádné známé nadpisy

## Sessions

fault-date-missing = chybí datum
fault-date-unread = „{ $value }“ není datum. Napište 2023-04-24 nebo 24. dubna 2023
fault-date-partial = „{ $value }“: je potřeba celé datum i s rokem
fault-date-weekday = „{ $value }“: toto datum připadá na jiný den v týdnu
fault-time-missing = chybí začátek
fault-time-unread = „{ $value }“ není čas. Napište 9:00 nebo 9:00–10:30
fault-time-skipped = čas { $value } v pásmu { $zone } neexistuje: té noci se hodiny posouvají dopředu
fault-start-other-day = začátek „{ $value }“ je v jiný den než { $day }
fault-ends-before-start = končí dřív, než začíná ({ $start }–{ $end })
fault-title-missing = chybí název
fault-uid-twice = identifikátor „{ $uid }“ už je na řádku { $row }
fault-kind-unread = „{ $value }“ není druh akce. Napište „naše“ nebo „program“
fault-mission-first-day = dny jsou bez data a první den mise není známý

## People and lists

fault-name-missing = chybí jméno nebo název
fault-member-twice = { $name } ze stejné organizace už je na řádku { $row }
fault-phone-unread = „{ $value }“ není platné telefonní číslo; člověk byl zapsán bez něj. Začněte znakem + a předvolbou země
fault-email-unread = „{ $value }“ není e-mailová adresa; člověk byl zapsán bez ní
fault-role-unread = „{ $value }“ není role; člověk byl zapsán jako účastník. Napište účastník, organizátor nebo hostitel
fault-language-unread = „{ $value }“ není jazyk asistenta; člověk byl zapsán bez něj. Napište uk, cs nebo en
fault-group-unknown = skupina „{ $value }“ není na listu skupin; člověk byl zapsán bez ní
fault-partner-twice = { $name } už je na řádku { $row }
fault-partner-kind-unread = „{ $value }“ není druh partnera; partner byl zapsán bez něj. Napište klastr, firma, univerzita, úřad, velvyslanectví nebo síť
fault-item-missing = chybí položka
fault-item-twice = „{ $name }“ už je na řádku { $row }
fault-question-missing = chybí otázka
fault-question-twice = „{ $name }“ už je na řádku { $row }
fault-question-kind-unread = „{ $value }“ není druh otázky; odpověď bude text. Napište hvězdy, body, výběr, několik nebo text
fault-question-choices = otázka s výběrem potřebuje alespoň dvě odpovědi oddělené středníkem
fault-question-choices-many = možností smí být nejvýše { $most }, tady jich je { $count }
fault-question-when-unread = „{ $value }“ není čas, kdy se zeptat. Napište cestou domů, každý večer, den a čas, třeba 25. dubna 18:00, nebo po 14 dnech (týdnech, měsících)
fault-question-anonymous-evening = anonymní otázka se klade jednou. Místo každého večera napište den a čas, nebo cestou domů

## The mission itself

fault-mission-missing =
    { $field ->
        [code] chybí kód mise
        [name] chybí název mise
        [city] chybí město
        [country] chybí země
        [timezone] chybí časové pásmo
        [starts] chybí první den
       *[ends] chybí poslední den
    }
fault-mission-code = „{ $value }“ nemůže být kód. Použijte 2 až 20 písmen bez diakritiky, číslic a spojovníků
fault-mission-timezone = „{ $value }“ není časové pásmo. Napište Europe/Prague nebo Europe/Kyiv
fault-mission-dates = poslední den ({ $ends }) je před prvním ({ $starts })
fault-mission-languages = „{ $value }“ není seznam jazyků. Napište uk, cs, en

## Calendars and exports

fault-event-no-start = událost „{ $title }“ nemá začátek
fault-event-dates = data události „{ $title }“ nejdou přečíst
fault-event-backwards = událost „{ $title }“ končí dřív, než začíná
fault-event-zone = časové pásmo „{ $zone }“ události „{ $title }“ není známé; platí pásmo mise
fault-event-line = jeden řádek události „{ $title }“ nejde přečíst; zbytek byl přijat
fault-event-untitled = událost nemá název a zobrazí se jako „{ $title }“
fault-event-alone = událost „{ $title }“ stojí mimo kalendář; opakuje se, ale přijato bylo jen první datum
fault-event-too-often = událost „{ $title }“ se opakuje příliš často; data po prvních { $limit } v souboru byla vynechána
fault-event-cut = soubor končí uprostřed události
fault-entry-unread = „{ $title }“ bylo vynecháno: { $field } chybí nebo nejde přečíst

## The template

document-hint-sheet = List
document-hint-column = Sloupec
document-hint-text = Jak vyplnit
document-hint-intro = Řádky se slovem „vzor“ ukazují, jak na to: přepište je, nebo smažte. Listy, které nepotřebujete, mohou zůstat prázdné.
document-hint-mission-code = Krátce a bez mezer: písmena bez diakritiky, číslice, spojovníky. Po celou misi zůstává stejný.
document-hint-mission-timezone = Pásmo místa, například Europe/Prague. Platí pro všechny časy v sešitu.
document-hint-mission-languages = Kterékoli z uk, cs, en. První platí tam, kde jazyk člověka není známý.
document-hint-mission-agenda_at = Kdy každý dostane program dne. Prázdné znamená 7:30.
document-hint-delegates-name = Nejdřív jméno, pak příjmení. Na každém řádku jeden člověk.
document-hint-delegates-group = Jako na listu skupin. Může zůstat prázdné.
document-hint-delegates-role = { document-roles }. Prázdné znamená první z nich.
document-hint-delegates-phone = Se znakem + a předvolbou země.
document-hint-delegates-language = uk, cs nebo en: jazyk, kterým asistent poprvé napíše.
document-hint-agenda-date = Na každém řádku. Buňka s datem, nebo 2023-04-24, nebo 24. dubna 2023.
document-hint-agenda-start = 9:00. Akce po půlnoci má datum nového dne.
document-hint-agenda-end = Může zůstat prázdné. 0:00 je půlnoc; konec dřívější než večerní začátek je příští ráno.
document-hint-agenda-map = Odkaz na místo na mapě.
document-hint-agenda-audience = Prázdné pro všechny; jinak skupina, role nebo jména oddělená středníkem.
document-hint-agenda-speakers = Jména oddělená středníkem.
document-hint-agenda-uid = Může zůstat prázdné. S vlastním identifikátorem bude akce rozpoznána, i když se změní název, den i místo.
document-hint-partners-kind = { document-partner-kinds }.
document-hint-partners-known_since = Rok nebo datum, pokud je někdo z delegace znal už před cestou.
document-hint-departure-checked_on = Den, kdy jste to naposledy ověřili.
document-hint-departure-source = Kde je to napsáno: odkaz, úřad.
document-hint-questions-kind = { document-question-kinds }.
document-hint-questions-choices = Jen pro výběr: odpovědi oddělené středníkem.
document-hint-questions-when = cestou domů (nebo prázdné), každý večer (každý večer mise), den a čas, třeba 25. dubna 18:00 (bez času v 18:00), nebo po 14 dnech (týdnech, měsících) od posledního dne mise.
document-hint-questions-anonymous = ano, nebo prázdné.
document-roles = účastník, organizátor, hostitel
document-partner-kinds = klastr, firma, univerzita, úřad, velvyslanectví, síť
document-question-kinds = hvězdy, body, výběr, několik, text
document-sample-mission = Vzor: mise do Prahy
document-sample-programme = Vzorový program
document-sample-city = Praha
document-sample-country = Česko
document-sample-group = Vzorová skupina
document-sample-name = Jana Vzorová
document-sample-organisation = Klastr Vzor
document-sample-position = Ředitelka
document-sample-session = Vzor: přijetí na radnici
document-sample-place = Radnice, hlavní vchod
document-sample-host = Jan Vzorový, město Praha
document-sample-bring = Pas
document-sample-dress = Společenský
document-sample-notes = Tlumočení je zajištěno
document-sample-partner = Univerzita Vzor
document-sample-item = Vzor: pas platný ještě tři měsíce
document-sample-source = Stránky pohraniční služby
document-sample-question = Vzor: co příště udělat jinak?
document-sample-when = cestou domů
