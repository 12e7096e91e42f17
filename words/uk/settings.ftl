help-settings = /settings – мова, час програми дня і нагадування, наприклад: /settings 7:45
menu-settings = Мова, час програми, нагадування
settings-title = <b>Ваші налаштування</b>
settings-language = Мова: { $language }
settings-agenda = Програма дня: { $time }
settings-agenda-as-mission = Програма дня: { $time }, як у місії
settings-reminder = { $minutes ->
    [0] Нагадування: вимкнено
    [one] Нагадування: за { $minutes } хвилину до заходу
    [few] Нагадування: за { $minutes } хвилини до заходу
    [many] Нагадування: за { $minutes } хвилин до заходу
   *[other] Нагадування: за { $minutes } хвилини до заходу
}
settings-choose = Торкніться того, що хочете змінити: мова, час програми або хвилини нагадування.
settings-saved = Збережено. { $what }
settings-as-mission = Як у місії, { $time }
settings-other-time = Інший час
settings-lead = { $minutes } хв
settings-lead-off = Без нагадувань
settings-ask-time = О котрій надсилати програму дня? Напишіть, наприклад: 7:45
settings-bad-time = Це не схоже на час. Напишіть години й хвилини, наприклад: 7:45. Щоб зупинитися: /cancel
settings-not-understood = Такого налаштування немає. Спробуйте /settings uk, /settings 7:45 (програма дня), /settings 15 (хвилини нагадування: 5, 15, 30 або 60), /settings off (без нагадувань) чи /settings 22-7 (тихі години).
settings-button-quiet = Тиша
settings-quiet-title = <b>Що вимкнено і коли тихо</b>
settings-quiet-saved = Збережено.
settings-quiet-hours = Тихі години: { $begins }–{ $until }. Що припадає на цей час, надійде потім.
settings-quiet-off = Тихі години: немає
settings-muted = Вимкнено: { $kinds }
settings-muted-none = Вимкнено: нічого
settings-quiet-choose = Торкніться, щоб вимкнути або знову ввімкнути. Зміни у вашій програмі й критичні оголошення надходять завжди; нагадування – і в тихі години, якщо ви їх не вимкнули.
settings-quiet-other = Інші години
settings-quiet-none = Без тихих годин
settings-hours = { $begins }–{ $until }
settings-switch = { $kind }: { $muted ->
    [yes] вимк.
   *[no] увімк.
}
settings-kind = { $kind ->
    [day] Програма дня
    [reminder] Нагадування
    [stars] Оцінки
    [evening] Вечірні запитання
    [home] Дорога додому
    [survey] Опитування
    [nudge] Обіцянки
    [wave] Після місії
    [baseline] Перед виїздом
    [digest] Підсумок
    [broadcast] Оголошення
   *[other] Інше
}
settings-ask-hours = З котрої й до котрої має бути тихо? Напишіть, наприклад: 22:30–6:45
settings-bad-hours = Це не схоже на години. Напишіть два часи, наприклад: 22:30–6:45. Щоб зупинитися: /cancel
settings-endless-hours = Такі години ніколи б не скінчилися. Напишіть два різні часи, наприклад: 22:30–6:45
