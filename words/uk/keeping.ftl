help-cancel = /cancel – вийти з того, що розпочато
menu-cancel = Вийти з того, що розпочато
cancel-done = { $what ->
    [contact] Скасовано: контакт не додано.
    [contact-field] Скасовано: контакт залишається, як був.
    [feedback] Скасовано: рядок відгуку. Уже поставлені зірки зберігаються.
    [followup] Скасовано: підсумки після місії. Ваші відповіді зберігаються.
    [wave] Скасовано: підсумки після місії. Ваші відповіді зберігаються.
    [broadcast] Скасовано: нічого не надіслано.
    [settings] Скасовано: налаштування залишаються, як були.
   *[other] Скасовано.
}
cancel-nothing = Скасовувати нічого.

keeping-what = Збережено. Що це?
keeping-quote = <blockquote>{ $text }</blockquote>
keeping-contact = Контакт
keeping-note = Нотатка
keeping-question = Питання організаторам
keeping-not = Не потрібно
keeping-answer = { $field }: { $name }
keeping-kept-note = Збережено як вашу нотатку.
keeping-kept-question = Збережено як ваше запитання. Організатори отримають його зараз і бачать у своєму списку.
keeping-dropped = Добре, відкладено.
keeping-only-text = Поки що зрозумілі лише текст і надіслані контакти. Напишіть, будь ласка, що зберегти, або відкрийте /help.
keeping-command = Команди { $command } немає. Усі команди покаже /help.
keeping-asks = <b>{ $name }</b> запитує в організаторів:
keeping-problem = <b>{ $name }</b> повідомляє про проблему:
