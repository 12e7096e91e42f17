help-export = /export – усе одним файлом .xlsx, контакти візитками, програма календарем, нотатки планом
menu-export = Місія файлами
export-question = <b>Експорт: { $mission }</b>
    Який файл потрібен? Перед надсиланням буде ще одне запитання, а сам експорт записується в журнал.
export-button = { $what ->
    [xlsx] Усе в одній таблиці (.xlsx)
    [vcf] Контакти (.vcf)
    [md] Нотатки за темами (.md)
   *[ics] Програма (.ics)
}
export-sure = { $count ->
    [one] <b>У цьому файлі персональні дані { $count } людини.</b> Надіслати?
    [few] <b>У цьому файлі персональні дані { $count } людей.</b> Надіслати?
   *[other] <b>У цьому файлі персональні дані { $count } людей.</b> Надіслати?
}
export-sure-why = { $what ->
    [md] Тут є й нотатки, якими автори не поділилися з делегацією; вони позначені. Перш ніж передавати їх далі, запитайте авторів.
   *[other] Бережіть його, передавайте лише тим, кому він потрібен, і видаліть, коли він уже не потрібен. Особистих нотаток про контакти в ньому немає.
}
export-yes = Так, надіслати
export-no = Ні
export-not-sent = Нічого не надіслано.
export-sent = { $what ->
    [xlsx] Уся місія в одній таблиці.
    [vcf] Контакти делегації для адресної книги.
    [md] Нотатки делегації за темами: основа для позиційного документа.
   *[ics] Програма делегації для календаря.
}
export-own-button = Файлом (.vcf)
export-own-sent = { $count ->
    [one] Ваш { $count } контакт для адресної книги телефона.
    [few] Ваші { $count } контакти для адресної книги телефона.
   *[other] Ваші { $count } контактів для адресної книги телефона.
}
export-file-contacts = kontakty
export-sheet = { $what ->
    [contacts] Контакти
    [encounters] Зустрічі з контактами
    [partners] Партнери
    [promises] Обіцянки
    [projects] Проєкти
    [agreements] Угоди
    [notes] Нотатки й запитання
    [answers] Відповіді
    [anonymous] Анонімні відповіді
    [members] Учасники
   *[agenda] Програма
}
export-heading = { $what ->
    [name] Ім’я або назва
    [organisation] Організація
    [position] Посада
    [emails] Ел. пошта
    [phones] Телефон
    [links] Посилання
    [about] Про що
    [met-by] Хто зустрічався
    [first-met] Перша зустріч
    [source] Звідки
    [contact] Контакт
    [member] Учасник
    [met-at] Коли
    [session] На якій події
    [country] Країна
    [kind] Вид
    [website] Сайт
    [known] Відомий раніше
    [since] Відомий з
    [strengthened] Співпрацю зміцнено
    [contacts] Контакти
    [owed-by] Хто винен
    [text] Текст
    [due] До якого дня
    [standing] Стан
    [made-at] Коли пообіцяно
    [closed-at] Коли закрито
    [partner] Партнер
    [stage] Етап
    [claimed-at] Заявлено
    [staged-at] Етап від
    [confirmed-at] Підтверджено
    [confirmed-by] Ким підтверджено
    [withdrawn-at] Відкликано
    [evidence] Підстава
    [parties] Сторони
    [signed-on] Підписано
    [theme] Тема
    [place] Місце
    [written-at] Написано
    [question] Запитання
    [answer] Відповідь
    [answered-at] Коли відповіли
    [role] Роль
    [group] Група
    [email] Ел. пошта
    [phone] Телефон
    [language] Мова
    [joined-at] Приєднання
    [starts] Початок
    [ends] Кінець
    [title] Назва
    [whose] Чия
    [address] Адреса
    [host] Господар
    [speakers] Доповідачі
    [audience] Для кого
    [took-place] Чи відбулася
   *[cancelled-at] Скасовано
}
export-asked = { $what ->
    [stars] Як вам захід? Від 1 до 5 зірок
    [line] Кілька слів про захід
    [free] Що ще сказати організаторам
    [nothing] Про цей день нічого сказати
    [publish] Чи можна опублікувати ці слова?
    [contacts] Чи є кого додати до контактів?
    [promise] Що сталося з обіцянкою?
   *[reason] Чому обіцянка вже неактуальна?
}
export-asked-then = { $when }: { $question }
export-answer = { $what ->
    [made] новий крок
    [changed] інший крок
    [confirmed] і досі актуально
    [moved] інша дата
    [later] на тиждень пізніше
    [named] дали назву
    [kept] лишили як було
    [asked] запитали організаторів
    [given] є посилання
   *[known] знають декого
}
export-word = { $what ->
    [yes] так
    [no] ні
    [us] ми
    [them] вони
    [overdue] прострочена
    [open] відкрита
    [done] виконана
    [dropped] відкинута
    [idea] ідея
    [outline] концепція
    [submitted] подано
    [funded] профінансовано
    [running] триває
    [ended] завершено
    [stopped] зупинено
    [owner] власник
    [partner] партнер
    [document] документ
    [letter] лист про наміри
    [memorandum] меморандум
    [contract] договір
    [consortium] консорціум
    [note] нотатка
    [question] запитання
    [delegate] делегат
    [organiser] організатор
    [host] господар
    [ours] наша
    [programme] форуму
    [held] відбулася
    [missed] не відбулася
    [typed] набрано
    [phone] з телефона
    [card] візитка
    [qr] QR-код
    [forward] переслано
   *[photo] фото
}
