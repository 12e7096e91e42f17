help-mycard = /mycard – ваша візитка: текстом, файлом і зображенням для сканування; /mycard +420 777 123 456 додасть ваш телефон
menu-mycard = Ваша візитка
mycard-title = Ваша візитка: <b>{ $name }</b>
mycard-told = Збережено й додано на візитку.
mycard-changed = Змінено. Файл і зображення, які ви вже маєте, лишилися без змін; нові дасть кнопка нижче.
mycard-line-website = Сайт: { $value }
mycard-left-out = Не показано: { $fields }
mycard-unknown = Поки невідомо: { $fields }
mycard-hint = Щоб додати чи змінити e-mail, телефон або сайт, напишіть, наприклад: /mycard +420 777 123 456
mycard-unclear = Це не схоже на e-mail, телефон чи сайт. Напишіть, наприклад: /mycard +420 777 123 456
mycard-field = { $field ->
    [organisation] організація
    [role] посада
    [email] e-mail
    [phone] телефон
   *[website] сайт
}
mycard-button-leave = Прибрати: { $field }
mycard-button-add = Показати: { $field }
mycard-button-send = Новий файл і зображення
mycard-picture = <b>{ $name }</b>
    Дайте відсканувати це камерою телефону.
mycard-file = Або перешліть цей файл: його відкриє адресна книга будь-якого телефону.
mycard-file-alone = Перешліть цей файл: його відкриє адресна книга будь-якого телефону. Для зображення візитка задовга; приберіть якесь поле.
contact-button-save = Зберегти в телефон
contact-saved = <b>{ $name }</b>
    Відкрийте файл, щоб зберегти контакт у телефоні.
