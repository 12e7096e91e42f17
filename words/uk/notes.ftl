help-note = /note – записати побачене: /note Трамвай завжди має перевагу #транспорт; без слів – запитає й покаже ваші нотатки
menu-note = Записати побачене; ваші нотатки
note-ask = Що ви помітили? Напишіть або надішліть фото, голосове повідомлення чи місце.
note-example = Наприклад: <i>/note Датчики показують вільні місця на кожному розі #транспорт</i>
note-kept = Збережено як вашу нотатку.
note-changed = Змінено. Тепер нотатка така:
note-shared = Делегація тепер бачить цю нотатку.
note-unshared = Делегація більше не бачить цієї нотатки.
note-seen = Записано: ви це підтверджуєте.
note-unseen = Ваше підтвердження знято.
note-added = Додано. Ще десять хвилин можна надсилати далі.
note-back = Повернуто.
note-open = Нотатка. Автор: { $name }
note-wordless = Без слів
note-line-when = { $name }, { $moment }
note-line-theme = Тема: { $theme }
note-line-place = Місце: { $place }
note-place = Місце
note-photos = { $count } фото
note-voices = { $count ->
    [one] { $count } голосове повідомлення
    [few] { $count } голосові повідомлення
   *[many] { $count } голосових повідомлень
}
note-documents = { $count ->
    [one] { $count } документ
    [few] { $count } документи
   *[many] { $count } документів
}
note-line-files = Додано: { $files }
note-line-seen = Підтверджують: { $names }
note-for-few = Її можете прочитати лише ви та організатори.
note-for-all = Її може прочитати вся делегація.
note-told-organisers = Її можуть прочитати лише автор та організатори.
note-no-theme = Без теми
note-button-share = Поділитися з делегацією
note-button-unshare = Більше не ділитися
note-button-theme = Тема…
note-button-place = Місце…
note-button-file = Додати фото чи голос
note-button-files = { $count ->
    [one] Показати { $count } файл
    [few] Показати { $count } файли
   *[many] Показати { $count } файлів
}
note-button-map = Карта
note-button-list = Мої нотатки
note-button-see = Можу підтвердити
note-button-unsee = Зняти підтвердження
note-ask-text = Напишіть, будь ласка, нотатку заново.
note-ask-place = Де це було? Напишіть місце або надішліть його з телефона.
note-ask-file = Надсилайте фото, голосові повідомлення, документи чи місце. Десять хвилин вони додаватимуться до цієї нотатки.
note-ask-theme = Яка тема? Оберіть або напишіть іншу.
note-ask-first-theme = Яка тема? Напишіть її, будь ласка.
note-theme-long = Тема має щонайбільше { $most } символів. Напишіть, будь ласка, коротшу.
note-place-long = Місце має щонайбільше { $most } символів. Напишіть, будь ласка, коротше.
note-files-full = У нотатці може бути щонайбільше { $most } файлів. Для інших почніть, будь ласка, нову нотатку.
note-deleted = Видалено: { $text }
note-edited-since = Нотатку відтоді змінено ще раз, тож нічого не повернуто.
notes-own = Ваші нотатки: { $count }
notes-all = Нотатки, які ви можете читати: { $count }
notes-none = Тут нотаток ще немає.
notes-you = ви
notes-theme = <b>{ $theme }</b>
notes-item = { $number }. { $text }
notes-by = { $name }, { $day }
notes-seen = Підтверджень: { $count }
notes-shared = бачить делегація
notes-choose-theme = Яка тема?
notes-button-own = Лише мої
notes-button-all = Уся делегація
notes-button-themes = За темою…
notes-button-every = Усі теми
notes-button-file = Планом за темами (.md)
notes-exported = { $count ->
    [one] { $count } ваша нотатка планом за темами.
    [few] { $count } ваші нотатки планом за темами.
   *[many] { $count } ваших нотаток планом за темами.
}
note-outline-title = Нотатки: { $mission }
note-outline-count = { $count ->
    [one] { $count } нотатка за темами
    [few] { $count } нотатки за темами
   *[many] { $count } нотаток за темами
}
note-outline-private = Делегація цієї нотатки не бачить
