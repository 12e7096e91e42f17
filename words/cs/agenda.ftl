help-today = /today – váš program na dnešek
menu-today = Program na dnešek
help-tomorrow = /tomorrow – váš program na zítřek
menu-tomorrow = Program na zítřek
help-agenda = /agenda – váš program po dnech, program fóra a soubor do kalendáře; jeden den: /agenda 25.4. nebo /agenda úterý
menu-agenda = Můj program, fórum, kalendář
help-next = /next – co následuje, kdy a kde; hledáte-li něco: /next večeře
menu-next = Co následuje, kdy a kde

agenda-today = Dnes, { $day }
agenda-tomorrow = Zítra, { $day }
agenda-first = <b>{ $day }</b>. Od { $time }: { $title }
agenda-ahead = <b>{ $day }</b>. Další bod { $time }: { $title }
agenda-going-on = <b>{ $day }</b>. Právě teď, od { $time }: { $title }
agenda-over = <b>{ $day }</b>. Pro dnešek je to vše.
agenda-free = <b>{ $day }</b>. Žádné schůzky.
agenda-empty = <b>{ $day }</b>. Ve vašem programu nic není.
agenda-follows = Následuje: { $title }, { $when }
agenda-nothing-follows = Nic dalšího není v plánu.
agenda-zone = Místní čas: { $city } (UTC{ $offset }).
agenda-changed = <b>Co se změnilo:</b>
agenda-more-changes =
    { $count ->
        [one] a ještě { $count } změna
        [few] a ještě { $count } změny
        [many] a ještě { $count } změny
       *[other] a ještě { $count } změn
    }
agenda-session = <b>{ $hours }</b> { $title }
agenda-all-day = Celý den
agenda-all-day-until = Celý den, do { $day }
agenda-place = { $place } (<a href="{ $link }">mapa</a>)
agenda-place-alone = { $place }
agenda-map-alone = <a href="{ $link }">Mapa</a>
agenda-host = Hostitel: { $text }
agenda-dress = Oblečení: { $text }
agenda-bring = S sebou: { $text }
agenda-notes = Poznámka: { $text }
agenda-clash = Časově se kryje s: { $titles }
agenda-button-earlier = ‹ Dříve ten den
agenda-button-later = Později ten den ›
agenda-button-before = ‹ { $day }
agenda-button-after = { $day } ›
agenda-button-programme = Program fóra
agenda-button-calendar = Soubor do kalendáře (.ics)
agenda-button-whole = Celý můj program
agenda-calendar-sent =
    { $count ->
        [one] Váš program jako soubor do kalendáře: { $count } položka. Otevřete jej a přidejte ji do kalendáře v telefonu.
        [few] Váš program jako soubor do kalendáře: { $count } položky. Otevřete jej a přidejte je do kalendáře v telefonu.
        [many] Váš program jako soubor do kalendáře: { $count } položky. Otevřete jej a přidejte je do kalendáře v telefonu.
       *[other] Váš program jako soubor do kalendáře: { $count } položek. Otevřete jej a přidejte je do kalendáře v telefonu.
    }
agenda-day-unknown = Nevíme, který den znamená „{ $text }“. Zkuste /agenda 25.4. nebo /agenda úterý

next-in-minutes =
    { $minutes ->
        [one] Za { $minutes } minutu: <b>{ $title }</b>
        [few] Za { $minutes } minuty: <b>{ $title }</b>
        [many] Za { $minutes } minuty: <b>{ $title }</b>
       *[other] Za { $minutes } minut: <b>{ $title }</b>
    }
next-in-hours =
    { $minutes ->
        [0] Za { $hours } h: <b>{ $title }</b>
       *[other] Za { $hours } h { $minutes } min: <b>{ $title }</b>
    }
next-in-days =
    { $days ->
        [1] Zítra { $time }: <b>{ $title }</b>
        [few] Za { $days } dny, { $time }: <b>{ $title }</b>
        [many] Za { $days } dne, { $time }: <b>{ $title }</b>
       *[other] Za { $days } dní, { $time }: <b>{ $title }</b>
    }
next-at-once = Právě začíná: <b>{ $title }</b>
next-began =
    { $minutes ->
        [one] Začalo před { $minutes } minutou: <b>{ $title }</b>
        [few] Začalo před { $minutes } minutami: <b>{ $title }</b>
        [many] Začalo před { $minutes } minuty: <b>{ $title }</b>
       *[other] Začalo před { $minutes } minutami: <b>{ $title }</b>
    }
next-now = Právě probíhá: { $title } ({ $hours })
next-nothing = Ve vašem programu už nic dalšího není.
next-not-found = Ve vašem programu už nenásleduje nic s názvem „{ $text }“. Celý program: /agenda
next-button-day = Celý den

change-several =
    { $count ->
        [one] <b>{ $count } změna ve vašem programu</b>
        [few] <b>{ $count } změny ve vašem programu</b>
        [many] <b>{ $count } změny ve vašem programu</b>
       *[other] <b>{ $count } změn ve vašem programu</b>
    }
change-moved = <b>Přesunuto:</b> { $title }
change-changed = <b>Změněno:</b> { $title }
change-added = <b>Nově ve vašem programu:</b> { $title }
change-restored = <b>Přece jen se koná:</b> { $title }
change-cancelled = <b>Zrušeno:</b> { $title }
change-removed = <b>Už není ve vašem programu:</b> { $title }
change-when = Kdy: <b>{ $new }</b>
change-was = Dříve: <s>{ $old }</s>
change-struck = <s>{ $text }</s>
change-place-was = Dřívější místo: <s>{ $old }</s>
change-title-was = Dřívější název: <s>{ $old }</s>
change-no-more = Už neplatí: <s>{ $old }</s>
change-line-moved = • Přesunuto: { $title }, nyní { $new }, dříve <s>{ $old }</s>
change-line-changed = • Změněno: { $title }, { $hours }
change-line-added = • Nové: { $title }, { $hours }
change-line-restored = • Přece jen se koná: { $title }, { $hours }
change-line-cancelled = • Zrušeno: <s>{ $title }, { $hours }</s>
change-line-removed = • Už není ve vašem programu: <s>{ $title }, { $hours }</s>
change-seen = Přečteno
change-seen-noted = Tuto zprávu jste četli.
change-seen-thanks = Děkujeme, zaznamenáno.

programme-heading = <b>Program fóra, { $day }</b>
programme-nothing = Tento den není nic na programu.
programme-track = Sekce: { $name }
programme-room = Sál: { $name }
programme-session = <b>{ $hours }</b> { $title }
programme-going = Jdete tam.
programme-speakers =
    { $count ->
        [one] Vystupuje: { $names }
        [few] Vystupují: { $names }
        [many] Vystupují: { $names }
       *[other] Vystupují: { $names }
    }
programme-cancelled = Tento bod programu byl zrušen.
programme-button-tracks = Vybrat sekci
programme-button-rooms = Vybrat sál
programme-button-everything = Vše
programme-button-mine = Můj program
programme-button-go = Půjdu
programme-button-leave = Nepůjdu
programme-button-back = Zpět na program fóra
programme-which-track = <b>Která sekce, { $day }?</b>
programme-which-room = <b>Který sál, { $day }?</b>
programme-noted = Je to ve vašem programu.
programme-noted-clash = Je to ve vašem programu. Pozor, časově se kryje s jiným bodem.
programme-left = Už to není ve vašem programu.
