help-results = /results – місія в числах; за кожним числом – список
menu-results = Місія в числах

results-head = <b>Підсумки: { $mission }</b>
results-as-of = Станом на { $moment }
results-joined = Приєдналися: { $done } із { $asked }
results-contacts = Контакти: { $number }
results-incomplete = Не враховано, бо бракує імені чи організації: { $number }
results-partners = Партнери: { $number } (нові: { $new }, відомі раніше: { $known })
results-promises = Обіцянки: { $number } (відкриті: { $open }, з них прострочені: { $overdue }; виконані: { $done }, відкинуті: { $dropped })
results-feedback = Оцінки: { $answered } із { $asked }, про які питали
results-unasked = поставлено без запиту: { $number }
results-average = середня { NUMBER($average, maximumFractionDigits: 1) } з 5
results-no-average = середню видно від 5 оцінок
results-comments = Відгуки: { $number }
results-evening = Вечірні запитання: відповіли { $done } із { $asked }
results-home = Дорогою додому: відповіли { $done } із { $asked }
results-home-goals = цілей досягнуто: { NUMBER($average, maximumFractionDigits: 1) } з 5
results-home-recommend = порадили б: { NUMBER($average, maximumFractionDigits: 1) } з 10
results-wave = Через два робочі дні: відповіли { $done } із { $asked }
results-wave-ahead = Через два робочі дні: ще нікого не питали
results-notes = Нотатки: { $number }, запитання: { $questions }

results-title = { $what ->
    [joined] Приєдналися
    [contacts] Контакти
    [partners] Партнери
    [promises] Обіцянки
    [feedback] Оцінки
    [comments] Відгуки
    [evening] Вечірні запитання
    [home] Дорогою додому
    [wave] Після місії
    [notes] Нотатки
   *[questions] Запитання
}
results-figure = { $title }: { $number }
results-figure-of = { $title }: { $number } із { $all }
results-refresh = Оновити
results-empty = Тут поки порожньо.

results-section = { $section ->
    [overdue] Прострочені: { $number }
    [open] Відкриті: { $number }
    [done] Виконані: { $number }
    [dropped] Відкинуті: { $number }
    [new] Нові: { $number }
    [known] Відомі раніше: { $number }
    [joined] Приєдналися: { $number }
    [unjoined] Ще не приєдналися: { $number }
    [answered] Відповіли: { $number }
   *[silent] Ще без відповіді: { $number }
}
results-contact = • <b>{ $name }</b>, { $organisation } (зустрічалися: { $people })
results-more = { $people } та ще { $number }
results-partner = • <b>{ $name }</b>, контактів: { $contacts }
results-partner-since = • <b>{ $name }</b>, знайомі з { $since }, контактів: { $contacts }
results-promise = • { $text } ({ $owner }, для: { $contact })
results-promise-due = • { $text } ({ $owner }, для: { $contact }, до { $due })
results-step = наступний крок
results-session = • { $title }, { $moment }: оцінок { $ratings }, питали { $asked }
results-session-average = • { $title }, { $moment }: оцінок { $ratings }, питали { $asked }, середня { NUMBER($average, maximumFractionDigits: 1) }
results-remark = • { $text } ({ $name })
results-remark-about = • { $text } ({ $name } про: { $about })
results-copied = • { $text } ({ $name }, { $day })
results-problem = • Проблема: { $text } ({ $name }, { $day })
results-person = • { $name }
results-nobody = кого вже немає у списку
