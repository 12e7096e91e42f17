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
settings-not-understood = Такого налаштування немає. Спробуйте /settings uk, /settings 7:45 (програма дня), /settings 15 (хвилини нагадування: 5, 15, 30 або 60) чи /settings off (без нагадувань).
