help-today = /today – ваша програма на сьогодні
menu-today = Програма на сьогодні
help-tomorrow = /tomorrow – ваша програма на завтра
menu-tomorrow = Програма на завтра
help-agenda = /agenda – ваша програма за днями, програма форуму та файл для календаря; на один день: /agenda 25.4. або /agenda вівторок
menu-agenda = Моя програма, форум, календар
help-next = /next – що далі, коли і де; якщо шукаєте щось певне: /next вечеря
menu-next = Що далі, коли і де

agenda-today = Сьогодні, { $day }
agenda-tomorrow = Завтра, { $day }
agenda-first = <b>{ $day }</b>. З { $time }: { $title }
agenda-ahead = <b>{ $day }</b>. Далі { $time }: { $title }
agenda-going-on = <b>{ $day }</b>. Зараз, з { $time }: { $title }
agenda-over = <b>{ $day }</b>. На сьогодні це все.
agenda-free = <b>{ $day }</b>. Зустрічей немає.
agenda-empty = <b>{ $day }</b>. У вашій програмі нічого немає.
agenda-follows = Далі: { $title }, { $when }
agenda-nothing-follows = Більше нічого не заплановано.
agenda-zone = Час місцевий: { $city } (UTC{ $offset }).
agenda-changed = <b>Що змінилося:</b>
agenda-more-changes =
    { $count ->
        [one] і ще { $count } зміна
        [few] і ще { $count } зміни
        [many] і ще { $count } змін
       *[other] і ще { $count } зміни
    }
agenda-session = <b>{ $hours }</b> { $title }
agenda-all-day = Весь день
agenda-all-day-until = Весь день, до { $day }
agenda-place = { $place } (<a href="{ $link }">мапа</a>)
agenda-place-alone = { $place }
agenda-map-alone = <a href="{ $link }">Мапа</a>
agenda-host = Приймає: { $text }
agenda-dress = Дрескод: { $text }
agenda-bring = Візьміть із собою: { $text }
agenda-notes = Примітка: { $text }
agenda-clash = Збігається в часі з: { $titles }
agenda-button-earlier = ‹ Раніше того дня
agenda-button-later = Пізніше того дня ›
agenda-button-before = ‹ { $day }
agenda-button-after = { $day } ›
agenda-button-programme = Програма форуму
agenda-button-calendar = Файл для календаря (.ics)
agenda-button-whole = Уся моя програма
agenda-calendar-sent =
    { $count ->
        [one] Ваша програма файлом для календаря: { $count } подія. Відкрийте його, щоб додати її до календаря в телефоні.
        [few] Ваша програма файлом для календаря: { $count } події. Відкрийте його, щоб додати їх до календаря в телефоні.
        [many] Ваша програма файлом для календаря: { $count } подій. Відкрийте його, щоб додати їх до календаря в телефоні.
       *[other] Ваша програма файлом для календаря: { $count } події. Відкрийте його, щоб додати їх до календаря в телефоні.
    }
agenda-day-unknown = Не вдалося зрозуміти, який день «{ $text }». Спробуйте /agenda 25.4. або /agenda вівторок

next-in-minutes =
    { $minutes ->
        [one] Через { $minutes } хвилину: <b>{ $title }</b>
        [few] Через { $minutes } хвилини: <b>{ $title }</b>
        [many] Через { $minutes } хвилин: <b>{ $title }</b>
       *[other] Через { $minutes } хвилини: <b>{ $title }</b>
    }
next-in-hours =
    { $minutes ->
        [0] Через { $hours } год: <b>{ $title }</b>
       *[other] Через { $hours } год { $minutes } хв: <b>{ $title }</b>
    }
next-in-days =
    { $days ->
        [1] Завтра { $time }: <b>{ $title }</b>
        [one] Через { $days } день, { $time }: <b>{ $title }</b>
        [few] Через { $days } дні, { $time }: <b>{ $title }</b>
        [many] Через { $days } днів, { $time }: <b>{ $title }</b>
       *[other] Через { $days } дня, { $time }: <b>{ $title }</b>
    }
next-at-once = Починається зараз: <b>{ $title }</b>
next-began =
    { $minutes ->
        [one] Почалося { $minutes } хвилину тому: <b>{ $title }</b>
        [few] Почалося { $minutes } хвилини тому: <b>{ $title }</b>
        [many] Почалося { $minutes } хвилин тому: <b>{ $title }</b>
       *[other] Почалося { $minutes } хвилини тому: <b>{ $title }</b>
    }
next-now = Зараз триває: { $title } ({ $hours })
next-nothing = Попереду у вашій програмі більше нічого немає.
next-not-found = Попереду у вашій програмі немає нічого з назвою «{ $text }». Уся програма: /agenda
next-button-day = Увесь день

change-several =
    { $count ->
        [one] <b>{ $count } зміна у вашій програмі</b>
        [few] <b>{ $count } зміни у вашій програмі</b>
        [many] <b>{ $count } змін у вашій програмі</b>
       *[other] <b>{ $count } зміни у вашій програмі</b>
    }
change-moved = <b>Перенесено:</b> { $title }
change-changed = <b>Змінено:</b> { $title }
change-added = <b>Нове у вашій програмі:</b> { $title }
change-restored = <b>Усе-таки відбудеться:</b> { $title }
change-cancelled = <b>Скасовано:</b> { $title }
change-removed = <b>Більше не у вашій програмі:</b> { $title }
change-when = Коли: <b>{ $new }</b>
change-was = Було: <s>{ $old }</s>
change-struck = <s>{ $text }</s>
change-place-was = Попереднє місце: <s>{ $old }</s>
change-title-was = Попередня назва: <s>{ $old }</s>
change-no-more = Більше не діє: <s>{ $old }</s>
change-line-moved = • Перенесено: { $title }, тепер { $new }, було <s>{ $old }</s>
change-line-changed = • Змінено: { $title }, { $hours }
change-line-added = • Нове: { $title }, { $hours }
change-line-restored = • Усе-таки відбудеться: { $title }, { $hours }
change-line-cancelled = • Скасовано: <s>{ $title }, { $hours }</s>
change-line-removed = • Більше не у вашій програмі: <s>{ $title }, { $hours }</s>
change-seen = Прочитано
change-seen-noted = Ви це прочитали.
change-seen-thanks = Дякуємо, занотовано.

programme-heading = <b>Програма форуму, { $day }</b>
programme-nothing = Цього дня нічого немає.
programme-track = Потік: { $name }
programme-room = Зала: { $name }
programme-session = <b>{ $hours }</b> { $title }
programme-going = Ви йдете.
programme-speakers =
    { $count ->
        [one] Доповідають: { $names }
        [few] Доповідають: { $names }
        [many] Доповідають: { $names }
       *[other] Доповідають: { $names }
    }
programme-cancelled = Цей захід скасовано.
programme-button-tracks = Вибрати потік
programme-button-rooms = Вибрати залу
programme-button-everything = Усе
programme-button-mine = Моя програма
programme-button-go = Піду
programme-button-leave = Не піду
programme-button-back = До програми форуму
programme-which-track = <b>Який потік, { $day }?</b>
programme-which-room = <b>Яка зала, { $day }?</b>
programme-noted = Додано до вашої програми.
programme-noted-clash = Додано до вашої програми. Зверніть увагу: є збіг у часі.
programme-left = Вилучено з вашої програми.
