### Контакт крок за кроком, переслані повідомлення, фото й голосові.

steps-ask-name = З ким ви познайомилися? Напишіть, будь ласка, ім’я.
steps-or-line = Або напишіть усе одним повідомленням.
steps-ask-organisation = Яку організацію представляє { $name }?
steps-ask-reach = Як зв’язатися? Напишіть, будь ласка, телефон або e-mail. Контакт: { $name }
steps-ask-promise = Що ви пообіцяли й до якого дня? Наприклад: надіслати пропозицію до п’ятниці. Контакт: { $name }
steps-so-far = Уже є: { $said }
steps-going-on = Ви додавали контакт. Продовжимо з того ж місця:
steps-still-open = Попередній контакт ще не завершено: { $name }
steps-reach-unclear = «{ $typed }» не схоже на правильний телефон чи e-mail. Збережено в полі «Про що».
steps-were-at = Ви додавали контакт: { $name }. Питання було: { $field }.
steps-answer = Це відповідь: { $field }
steps-field-name = ім’я
steps-field-organisation = організація
steps-field-reach = телефон або e-mail
steps-field-promise = що ви пообіцяли

steps-forwarded = Переслано, автор: { $name }

steps-kept-files = Збережено: { $files }. До чого це?
steps-count-photo = { $count } фото
steps-count-voice = { $count ->
    [one] { $count } голосове
    [few] { $count } голосові
   *[other] { $count } голосових
}
steps-count-document = { $count ->
    [one] { $count } файл із зображенням
    [few] { $count } файли із зображеннями
   *[other] { $count } файлів із зображеннями
}
steps-files = Додано: { $files }
steps-filed = Додано до цього контакту:
steps-file-of = <b>{ $name }</b>, { $day }
steps-this-contact = цей контакт
steps-button-card = До картки: { $name }
steps-button-new = Новий контакт
steps-button-files = Фото й голосові
