### Візитки, які надсилають учасники: файли .vcf і коди на паперових візитках.

contact-line-link = Сайт: { $value }

cards-too-large = Файл { $file } завеликий для візиток: можна до { $limit } МБ. Надішліть, будь ласка, менше візиток за раз або візитки без фотографій.
cards-too-many = У файлі { $file } понад { $limit } візиток. Надішліть його, будь ласка, частинами.
cards-none = У файлі { $file } немає візиток. Поділіться, будь ласка, контактом з адресної книги як файлом .vcf або напишіть його після /contact.
cards-nothing = Жодну візитку у файлі { $file } не вдалося прочитати, тож нічого не записано.
picture-unread = Не вдалося відкрити це зображення. Надішліть його, будь ласка, як фото або напишіть контакт після /contact.

cards-list = { $count ->
    [one] <b>{ $count } візитка</b> у файлі { $file }. Поки нічого не записано.
    [few] <b>{ $count } візитки</b> у файлі { $file }. Поки нічого не записано.
   *[other] <b>{ $count } візиток</b> у файлі { $file }. Поки нічого не записано.
}
cards-same-as = Та сама людина, що й у візитці { $number }
cards-known-own = Уже у ваших контактах
cards-known-by = Уже зустрічалися: { $people }
card-empty = Візитку { $number } пропущено: у ній немає ні імені, ні адреси, ні телефону.
card-unfinished = Візитка { $number } обірвана. Прочитано те, що є; перевірте її, будь ласка.
cards-more-faults = { $count ->
    [one] Пошкоджено ще { $count } візитку.
    [few] Пошкоджено ще { $count } візитки.
   *[other] Пошкоджено ще { $count } візиток.
}
cards-one = Візитка { $number } з { $count }: <b>{ $name }</b>. Записати?

cards-button-all = { $count ->
    [1] Записати
    [one] Записати всі { $count }
    [few] Записати всі { $count }
   *[other] Записати всі { $count }
}
cards-button-one-by-one = По одній
cards-button-keep = Записати
cards-button-leave = Пропустити
cards-button-rest = Записати ці { $count }
cards-button-stop = Завершити

cards-done = Готово: { $file }
cards-done-new = Нових контактів: { $count }
cards-done-again = Уже знайомі, нове додано: { $count }
cards-done-left = Пропущено: { $count }
cards-done-incomplete = Без імені чи організації: { $count }. Їх можна дописати у ваших контактах.
cards-dropped = З файлу { $file } нічого не записано.
