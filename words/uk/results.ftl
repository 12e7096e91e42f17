help-results = /results – місія в числах; за кожним числом – список
menu-results = Місія в числах

results-head = <b>Підсумки: { $mission }</b>
results-as-of = Станом на { $moment }
results-joined = Приєдналися: { $done } із { $asked }
results-contacts = Контакти: { $number }
results-incomplete = Не враховано, бо бракує імені чи організації: { $number }
results-partners = Партнери: { $number } (нові: { $new }, відомі раніше: { $known }, з них зміцнили співпрацю: { $stronger })
results-meetings = Зустрічі: відбулися { $held } із { $number } (не відбулися: { $missed }, попереду: { $ahead }, невідомо: { $unknown })
results-promises = Обіцянки: { $number } (відкриті: { $open }, з них прострочені: { $overdue }; виконані: { $done }, відкинуті: { $dropped })
results-owed = Обіцяли нам: { $number } (відкриті: { $open }, з них прострочені: { $overdue }; виконані: { $done }, відкинуті: { $dropped })
results-followup = Наступні кроки: вчасно для { $kept } із { $all } контактів, з якими є крок
results-followup-share = Наступні кроки: вчасно для { $kept } із { $all } контактів, з якими є крок ({ $share } %)
results-projects = Проєкти: підтверджено { $confirmed } із { $all } заявлених
results-agreements = Угоди: підтверджено { $confirmed } із { $all } заявлених
results-feedback = Оцінки: { $answered } із { $asked }, про які питали
results-unasked = поставлено без запиту: { $number }
results-average = середня { NUMBER($average, maximumFractionDigits: 1) } з 5
results-no-average = середню видно від 5 оцінок
results-comments = Відгуки: { $number }
results-evening = Вечірні запитання: відповіли { $done } із { $asked }
results-home = Дорогою додому: відповіли { $done } із { $asked }
results-home-goals = цілей досягнуто: { NUMBER($average, maximumFractionDigits: 1) } з 5
results-home-recommend = порадили б: { NUMBER($average, maximumFractionDigits: 1) } з 10
results-wave = { $what ->
    [wave-2d] Через два робочі дні
    [wave-14d] Через два тижні
    [wave-1m] Через місяць
    [wave-3m] Через три місяці
    [wave-6m] Через пів року
   *[wave-12m] Через рік
}: відповіли { $done } із { $asked }, { $over ->
    [yes] без відповіді
   *[no] ще без відповіді
}: { $silent }
results-wave-ahead = Після місії: ще нікого не питали
results-worth = Чи було варто: «так» кажуть { $yes } із { $answered }; відповіли { $answered } із { $asked }
results-worth-answered = Відповіли { $answered } із { $asked }; «так» – це 4 або 5
results-answered = Відповіли { $answered } із { $asked }
results-worth-section = { $said } ({ $number })
results-stars = { $stars } з 5
results-values = Вартість проєктів: названо для { $told } із { $asked }
results-values-private = Суми лише рахуємо, без імен, і показуємо тільки там, де однаково відповіли щонайменше п’ятеро.
results-notes = Нотатки: { $number }, запитання: { $questions }
results-surveys = Ваші опитування: запитань – { $number }, відповідей – { $answered } з { $asked }

results-title = { $what ->
    [joined] Приєдналися
    [contacts] Контакти
    [partners] Партнери
    [promises] Обіцянки
    [meetings] Зустрічі
    [owed] Обіцяли нам
    [followup] Вчасні кроки
    [projects] Проєкти
    [agreements] Угоди
    [feedback] Оцінки
    [comments] Відгуки
    [evening] Вечірні запитання
    [home] Дорогою додому
    [wave-2d] Через 2 робочі дні
    [wave-14d] Через 2 тижні
    [wave-1m] Через місяць
    [wave-3m] Через 3 місяці
    [wave-6m] Через пів року
    [wave-12m] Через рік
    [worth] Було варто
    [values] Вартість проєктів
    [notes] Нотатки
   *[questions] Запитання
}
results-figure = { $title }: { $number }
results-figure-of = { $title }: { $number } із { $all }
results-refresh = Оновити
results-draw = Картинкою
results-empty = Тут поки порожньо.

results-section = { $section ->
    [overdue] Прострочені: { $number }
    [open] Відкриті: { $number }
    [done] Виконані: { $number }
    [dropped] Відкинуті: { $number }
    [held] Відбулися: { $number }
    [missed] Не відбулися: { $number }
    [ahead] Попереду: { $number }
    [unknown] Чи відбулися? { $number }
    [late] Зроблено із запізненням: { $number }
    [kept] Зроблено вчасно: { $number }
    [confirmed] Підтверджено: { $number }
    [claimed] Заявлено: { $number }
    [new] Нові: { $number }
    [known] Відомі раніше: { $number }
    [joined] Приєдналися: { $number }
    [unjoined] Ще не приєдналися: { $number }
    [answered] Відповіли: { $number }
    [unanswered] Без відповіді: { $number }
    [idle] Нічого відкритого не було: { $number }
    [unreached] Не вдалося запитати: { $number }
   *[silent] Ще без відповіді: { $number }
}
results-contact = • <b>{ $name }</b>, { $organisation } (зустрічалися: { $people })
results-more = { $people } та ще { $number }
results-partner = • <b>{ $name }</b>, контактів: { $contacts }{ $stronger ->
    [yes] , співпрацю зміцнено
   *[no] {""}
}
results-partner-since = • <b>{ $name }</b>, знайомі з { $since }, контактів: { $contacts }{ $stronger ->
    [yes] , співпрацю зміцнено
   *[no] {""}
}
results-meeting = • { $title }, { $moment }
results-button-held = Відбулася: { $title }
results-button-missed = Не відбулася: { $title }
results-button-files = { $name }: { $files }
results-followed = • <b>{ $name }</b>, { $organisation } (кроків: { $steps })
results-project = • <b>{ $name }</b>, партнер: { $partner } ({ $owner }): { $stage ->
    [idea] ідея
    [outline] концепція
    [submitted] подано
    [funded] профінансовано
    [running] триває
    [ended] завершено
   *[stopped] зупинено
}{ $by ->
    [owner] , підтвердив власник
    [partner] , підтвердив партнер
    [document] , підтверджено документом
   *[none] {""}
}
results-agreement = • <b>{ $kind ->
    [letter] Лист про наміри
    [memorandum] Меморандум
    [contract] Договір
   *[consortium] Консорціум
}</b>, партнер: { $partner } ({ $parties }){ $by ->
    [owner] , підтвердив власник
    [partner] , підтвердив партнер
    [document] , підтверджено документом
   *[none] {""}
}
results-agreement-signed = • <b>{ $kind ->
    [letter] Лист про наміри
    [memorandum] Меморандум
    [contract] Договір
   *[consortium] Консорціум
}</b>, партнер: { $partner } ({ $parties }, підписано { $day }){ $by ->
    [owner] , підтвердив власник
    [partner] , підтвердив партнер
    [document] , підтверджено документом
   *[none] {""}
}
results-promise = • { $text } ({ $owner }, для: { $contact })
results-promise-due = • { $text } ({ $owner }, для: { $contact }, до { $due })
results-awaited = • { $text } (від: { $contact }, чекає { $owner })
results-awaited-due = • { $text } (від: { $contact }, чекає { $owner }, до { $due })
results-step = наступний крок
results-session = • { $title }, { $moment }: оцінок { $ratings }, питали { $asked }
results-session-average = • { $title }, { $moment }: оцінок { $ratings }, питали { $asked }, середня { NUMBER($average, maximumFractionDigits: 1) }
results-remark = • { $text } ({ $name })
results-remark-about = • { $text } ({ $name } про: { $about })
results-copied = • { $text } ({ $name }, { $day })
results-problem = • Проблема: { $text } ({ $name }, { $day })
results-person = • { $name }
results-nobody = кого вже немає у списку

results-file = pidsumky
results-tile-contacts = { $count ->
    [one] контакт
    [few] контакти
   *[other] контактів
}
results-tile-contacts-more = { $partners ->
    [one] в { $partners } організації
    [few] у { $partners } організаціях
   *[other] у { $partners } організаціях
}
results-tile-partners = { $count ->
    [one] новий партнер
    [few] нові партнери
   *[other] нових партнерів
}
results-tile-partners-more = із { $number }; зміцнено: { $stronger }
results-tile-meetings = { $count ->
    [one] зустріч відбулася
    [few] зустрічі відбулися
   *[other] зустрічей відбулося
}
results-tile-meetings-more = із { $number } запланованих
results-tile-outcomes = { $count ->
    [one] здобуток
    [few] здобутки
   *[other] здобутків
}
results-tile-outcomes-more = підтверджено із { $number }
results-bar = { $what ->
    [joined] Приєдналися
    [followup] Контакти, де крок зроблено вчасно
    [promises] Наші обіцянки виконано
    [owed] Обіцяне нам виконано
    [feedback] Оцінки
    [evening] Вечірні запитання
    [home] Дорогою додому
    [wave-2d] Відповіли через 2 робочі дні
    [wave-14d] Відповіли через 2 тижні
    [wave-1m] Відповіли через місяць
    [wave-3m] Відповіли через 3 місяці
    [wave-6m] Відповіли через пів року
   *[wave-12m] Відповіли через рік
}
results-of = { $part } із { $whole }
results-caption = { $number } { $label } ({ $more })
results-caption-bar = { $label }: { $said }
