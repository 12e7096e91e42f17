help-promises = /promises – що обіцяли ви і що обіцяли нам; зі словами – нова обіцянка: /promises надіслати пропозицію Новаку до п’ятниці
menu-promises = Обіцянки: ваші та партнерів

promises-counts = Ваші відкриті обіцянки: { $owed }{ $overdue ->
    [0] { "" }
   *[other] , прострочено: { $overdue }
}; обіцяно нам: { $awaited }.
promises-mine = <b>Ваші обіцянки</b>
promises-theirs = <b>Обіцяно нам</b>
promises-overdue = <b>Прострочене</b>
promises-done = <b>Закриті</b>
promises-none-mine = Відкритих немає. Щоб записати обіцянку: <i>/promises надіслати пропозицію Новаку до п’ятниці</i>
promises-none-theirs = Ви ні на що не чекаєте. Щоб записати обіцяне нам: <i>/promises Новак обіцяв нам дані до понеділка</i>
promises-none-overdue = Прострочених немає.
promises-none-done = Закритих ще немає.
promises-item-us = { $number }. <b>{ $name }</b>: { $step }
promises-item-them = { $number }. Обіцяє <b>{ $name }</b>: { $step }
promises-due = Термін: { $day }
promises-late = Прострочено, термін: { $day }
promises-undated = Без терміну
promises-done-on = Зроблено: { $day }
promises-dropped-on = Уже не треба: { $day }
promises-owner = Чия обіцянка: { $name }
promises-open-again = Знову відкрито: «{ $step }»
promises-button-mine = Мої
promises-button-theirs = Обіцяно нам
promises-button-overdue = Прострочене
promises-button-done = Закриті
promises-button-year = Мій рік
promises-button-list = Усі обіцянки
promises-button-tick-us = { $number }: Зроблено
promises-button-tick-them = { $number }: Отримано

promise-words = «{ $step }»
promise-us = Кому: <b>{ $name }</b>, { $organisation }
promise-us-alone = Кому: <b>{ $name }</b>
promise-them = Від кого: <b>{ $name }</b>, { $organisation }
promise-them-alone = Від кого: <b>{ $name }</b>
promise-made-on = Записано: { $day }
promise-reason = Чому вже не треба: «{ $reason }»
promise-former = хтось, кого вже немає в делегації
promise-handover = { $what ->
    [taken] { $giver } передає, { $name } бере на себе ({ $day })
    [declined] Не вдалося передати: { $name } ({ $day })
    [withdrawn] Запит скасовано: { $name } ({ $day })
    [lapsed] Запит без відповіді: { $name } ({ $day })
   *[asked] Чекаємо на відповідь: { $name } ({ $day })
}
promise-made = Записано: «{ $step }»
promise-no-day = Без терміну, тож і без нагадування.
promise-unmade = Скасовано: «{ $step }»
promise-changed = Змінено.
promise-which = Про кого з них ідеться?
promise-whom = Про кого йдеться? Імені когось із ваших контактів тут немає.
promise-nobody = Обіцянка стосується контакту, а у вас їх ще немає.
promise-type-words = Напишіть, будь ласка, нові слова. День у них стане новим терміном.
promise-type-theirs = Що нам обіцяно й до якого дня? Напишіть, наприклад: дані до понеділка. Контакт: { $name }
promise-button-done-us = Зроблено
promise-button-done-them = Отримано
promise-button-words = Змінити слова…
promise-button-hand = Передати колезі…
promise-button-withdraw = Не передавати
promise-button-contact = Контакт
promise-button-again = Відкрити знову
promise-button-open = Докладно
promise-button-note = Зберегти як нотатку
promise-button-theirs = Обіцяно нам…
promise-awaited = Обіцяно нам: { $value }

handover-whom = Хто міг би взяти на себе «{ $step }»? Доки колега не погодиться, обіцянка за вами.
handover-nobody = Ще ніхто з колег не приєднався, тож нікому передати «{ $step }».
handover-asked = Запит надіслано: { $name }. Доки немає згоди, обіцянка за вами.
handover-withdrawn = Запит скасовано, обіцянка за вами.
handover-question = <b>{ $name }</b> просить вас узяти на себе обіцянку:
handover-button-take = Беру
handover-button-cannot = Не можу
handover-you-taken = Тепер це за вами: «{ $step }». { $name } про це дізнається.
handover-you-declined = Добре, «{ $step }» – як і раніше: { $name }. Ми повідомимо.
handover-over = Передавати вже нічого: обіцянку закрито, запит скасовано або її взяв хтось інший.
handover-taken = { $name } бере на себе: «{ $step }»
handover-declined = { $name } не може взяти на себе: «{ $step }». Обіцянка залишається за вами.

year-title = <b>Мій рік</b>: { $mission }
year-contacts = Контакти: { $count }
year-promises = Обіцянки: { $made }. Виконано: { $kept }, відкрито: { $open }, прострочено: { $overdue }
year-theirs = Обіцяно нам: чекаємо – { $open }, отримано – { $arrived }
year-waves = Відповіді на запитання після місії: { $answered } з { $asked }
year-project = Проєкт «{ $name }», партнер: { $partner }. Стан: { $stage ->
    [idea] ідея
    [outline] начерк
    [submitted] подано
    [funded] є фінансування
    [running] триває
    [ended] завершено
   *[stopped] зупинено
}
year-agreement = { $kind ->
    [letter] Лист про наміри
    [memorandum] Меморандум
    [contract] Договір
   *[consortium] Консорціум
}, партнер: { $partner }, { $day }
year-agreement-undated = { $kind ->
    [letter] Лист про наміри
    [memorandum] Меморандум
    [contract] Договір
   *[consortium] Консорціум
}, партнер: { $partner }
year-unnamed = без назви
year-no-outcomes = Проєктів і угод ще немає.
year-next = Наступне запитання чи нагадування: { $day }.
year-nothing-next = Більше запитань не заплановано.
