### Файли, які надсилають організатори: чому файл не прийнято, що не так у рядку та підказки шаблону.

## Where a fault is

fault-line = { $place }: { $reason }
fault-at-file = { $file }
fault-at-file-column = { $file }, { $column }
fault-at-file-row = { $file }, рядок { $row }
fault-at-file-row-column = { $file }, рядок { $row }, { $column }
fault-at-sheet = { $sheet }
fault-at-sheet-column = { $sheet }, { $column }
fault-at-sheet-row = { $sheet }, рядок { $row }
fault-at-sheet-row-column = { $sheet }, рядок { $row }, { $column }

## Refusals: nothing of the file was taken

document-not-found = Файлу «{ $file }» немає.
document-empty = Файл { $file } порожній.
document-kind-unknown = Не вдається прочитати { $file }. Надішліть таблицю (.xlsx або .csv), календар (.ics) чи програму з pretalx, frab або Sessionize (.json, .xml).
document-encoding = Не вдається розібрати літери у файлі { $file }. Збережіть його як CSV у кодуванні UTF-8 або надішліть .xlsx.
document-no-rows = У файлі { $file } є заголовки, але під ними немає жодного рядка.
document-no-table =
    { $kind ->
        [delegates] У файлі { $file } немає зрозумілого списку людей. Потрібен один рядок заголовків, принаймні «Ім’я та прізвище», а далі по одній людині в рядку; можна додати стовпці «Організація», «Посада», «Група», «Роль», «Телефон», «Ел. пошта», «Мова».
        [partners] У файлі { $file } немає зрозумілого списку партнерів. Потрібен один рядок заголовків, принаймні «Назва», а далі по одній організації в рядку; можна додати стовпці «Країна», «Вид», «Знайомі з», «Сайт».
        [groups] У файлі { $file } немає зрозумілого списку груп. Потрібен заголовок «Група», а далі по одній групі в рядку.
        [departure] У файлі { $file } немає зрозумілого чекліста. Потрібен один рядок заголовків, принаймні «Пункт», а далі по одному пункту в рядку; можна додати стовпці «Джерело», «Перевірено», «Для кого».
        [questions] У файлі { $file } немає зрозумілих запитань. Потрібен один рядок заголовків, принаймні «Запитання», а далі по одному запитанню в рядку; можна додати стовпці «Вид», «Варіанти», «Коли», «Для кого», «Анонімно».
       *[agenda] У файлі { $file } немає зрозумілої програми. Потрібен один рядок заголовків «Дата», «Початок», «Назва», а далі по одній події в рядку; можна додати стовпці «Кінець», «Місце», «Доповідачі». Сітку з часом і залами треба спершу перетворити на такий список.
    }
document-column-missing =
    { $column ->
        [code] { $file }: бракує стовпця «Код».
        [date] { $file }: бракує стовпця «Дата», або він порожній у всіх рядках.
        [start] { $file }: бракує стовпця «Початок», тобто часу, коли починається подія.
        [title] { $file }: бракує стовпця «Назва».
        [item] { $file }: бракує стовпця «Пункт».
        [text] { $file }: бракує стовпця «Запитання».
       *[name] { $file }: бракує стовпця з назвою чи ім’ям.
    }
document-first-day-needed = У файлі { $file } дні названо без дат ({ $days }). Якого числа починається програма?
document-not-a-workbook = Файл { $file } не відкривається як таблиця, хоч і має таку назву. Збережіть його ще раз як .xlsx.
document-workbook-old = Файл { $file } збережено у старому форматі .xls або захищено паролем. Збережіть його як .xlsx без пароля.
document-workbook-too-large = Файл { $file } після розпакування став би завеликим, тому його не відкрито. Надішліть лише аркуші місії, без зображень.
document-too-large = Файл { $file } завеликий. Можна щонайбільше { $limit } МБ.
document-too-many-rows = У файлі { $file } більше рядків, ніж { $limit }. Поділіть його, будь ласка.
document-too-many-faults = У файлі { $file } не вдається прочитати понад { $limit } рядків. Перевірте, як його збережено.
document-too-much = У файлі { $file } більше, ніж можна прочитати за раз. Поділіть його, будь ласка.
document-too-slow = Читання файлу { $file } тривало задовго, тож його припинено. Поділіть або спростіть файл.
document-reader-failed = Не вдалося прочитати { $file }: у ньому щось неочікуване. Збережіть його ще раз або надішліть в іншому форматі.
document-not-a-calendar = Файл { $file } не читається як календар. Експортуйте його ще раз у .ics.
document-no-events = У календарі { $file } немає подій.
document-json-unread = Файл { $file } пошкоджено: це неповний JSON. Завантажте його ще раз.
document-json-unknown = { $file } – це JSON, але не програма відомого вигляду. Підійде експорт із pretalx, frab або Sessionize.
document-xml-unread = Файл { $file } пошкоджено: це неповний XML. Завантажте його ще раз.
document-xml-unknown = { $file } – це XML, але не програма відомого вигляду. Підійде розклад із frab, pentabarf або pretalx.
document-roster-wanted = { $file } не є списком людей. Надішліть таблицю (.xlsx або .csv).
document-mission-wanted = { $file } не описує місію. Надішліть файл місії (.xlsx) або вкажіть теку з mission.toml.
document-mission-sheet-wanted = У файлі { $file } немає аркуша «Місія». Якщо це лише програма чи список людей, імпортуйте його саме так.
document-mission-toml-wanted = У теці { $file } немає файлу mission.toml.
document-toml-unread = Файл { $file } не читається; подивіться на рядок { $line }.

## Rows

fault-row-empty = рядок порожній
fault-row-too-long = у рядку більше клітинок, ніж заголовків («{ $extra }»). Якщо в тексті є кома, візьміть його в лапки. Рядок прийнято без зайвого
fault-quote-open = лапки відкрито, але не закрито там, де треба; рядок пропущено
fault-cell-error = у клітинці помилка { $value }, тож вона вважається порожньою
fault-cell-too-long = текст довший за { $limit } символів, його скорочено
fault-sheet-unread = аркуш не прочитано: у ньому немає відомих заголовків

## Sessions

fault-date-missing = немає дати
fault-date-unread = «{ $value }» не є датою. Напишіть 2023-04-24 або 24 квітня 2023
fault-date-partial = «{ $value }»: потрібна повна дата, разом із роком
fault-date-weekday = «{ $value }»: ця дата припадає на інший день тижня
fault-time-missing = немає часу початку
fault-time-unread = «{ $value }» не є часом. Напишіть 9:00 або 9:00–10:30
fault-time-skipped = часу { $value } у поясі { $zone } немає: тієї ночі годинники переводять уперед
fault-start-other-day = початок «{ $value }» припадає на інший день, ніж { $day }
fault-ends-before-start = закінчується раніше, ніж починається ({ $start }–{ $end })
fault-title-missing = немає назви
fault-uid-twice = ідентифікатор «{ $uid }» уже є в рядку { $row }
fault-kind-unread = «{ $value }» не є видом події. Напишіть «наша» або «програма»
fault-mission-first-day = дні вказано без дат, а перший день місії невідомий

## People and lists

fault-name-missing = немає імені чи назви
fault-member-twice = { $name } з тієї самої організації вже є в рядку { $row }
fault-phone-unread = «{ $value }» не є дійсним номером телефону; людину внесено без нього. Почніть із + і коду країни
fault-email-unread = «{ $value }» не є адресою ел. пошти; людину внесено без неї
fault-role-unread = «{ $value }» не є роллю; людину внесено як учасника. Напишіть «учасник», «організатор» або «приймаюча сторона»
fault-language-unread = «{ $value }» не є мовою асистента; людину внесено без неї. Напишіть uk, cs або en
fault-group-unknown = групи «{ $value }» немає на аркуші груп; людину внесено без неї
fault-partner-twice = { $name } уже є в рядку { $row }
fault-partner-kind-unread = «{ $value }» не є видом партнера; партнера внесено без нього. Напишіть «кластер», «компанія», «університет», «орган влади», «посольство» або «мережа»
fault-item-missing = немає пункту
fault-item-twice = «{ $name }» уже є в рядку { $row }
fault-question-missing = немає запитання
fault-question-twice = «{ $name }» уже є в рядку { $row }
fault-question-kind-unread = «{ $value }» не є видом запитання; відповідь буде текстом. Напишіть «зірки», «бали», «вибір», «кілька» або «текст»
fault-question-choices = запитання з вибором потребує щонайменше двох відповідей через крапку з комою
fault-question-choices-many = варіантів може бути щонайбільше { $most }, а тут { $count }
fault-question-when-unread = «{ $value }» – незрозуміло, коли запитати. Напишіть «дорогою додому», «щовечора», день і час, наприклад «25 квітня 18:00», або «через 14 днів» (тижнів, місяців)
fault-question-anonymous-evening = анонімне запитання ставлять один раз. Замість «щовечора» напишіть день і час або «дорогою додому»

## The mission itself

fault-mission-missing =
    { $field ->
        [code] немає коду місії
        [name] немає назви місії
        [city] немає міста
        [country] немає країни
        [timezone] немає часового поясу
        [starts] немає першого дня
       *[ends] немає останнього дня
    }
fault-mission-code = «{ $value }» не може бути кодом. Візьміть від 2 до 20 латинських літер, цифр і дефісів
fault-mission-timezone = «{ $value }» не є часовим поясом. Напишіть Europe/Prague або Europe/Kyiv
fault-mission-dates = останній день ({ $ends }) раніше за перший ({ $starts })
fault-mission-languages = «{ $value }» не є переліком мов. Напишіть uk, cs, en

## Calendars and exports

fault-event-no-start = у події «{ $title }» немає початку
fault-event-dates = дати події «{ $title }» не читаються
fault-event-backwards = подія «{ $title }» закінчується раніше, ніж починається
fault-event-zone = часовий пояс «{ $zone }» події «{ $title }» невідомий; узято пояс місії
fault-event-line = один рядок події «{ $title }» не читається; решту внесено
fault-event-untitled = подія не має назви, її показано як «{ $title }»
fault-event-alone = подія «{ $title }» стоїть поза календарем; вона повторюється, але внесено лише першу дату
fault-event-too-often = подія «{ $title }» повторюється надто часто; дати після перших { $limit } у файлі пропущено
fault-event-cut = файл обривається посеред події
fault-entry-unread = «{ $title }» пропущено: { $field } бракує або не читається

## The template

document-hint-sheet = Аркуш
document-hint-column = Стовпець
document-hint-text = Як заповнити
document-hint-intro = Рядки зі словом «зразок» показують, як заповнювати: пишіть поверх них або видаліть їх. Непотрібні аркуші можна лишити порожніми.
document-hint-mission-code = Коротко й без пробілів: латинські літери, цифри, дефіси. Код не змінюється до кінця місії.
document-hint-mission-timezone = Часовий пояс місця, наприклад Europe/Prague. У ньому всі години цього файлу.
document-hint-mission-languages = Будь-які з uk, cs, en. Перша – для тих, чия мова невідома.
document-hint-mission-agenda_at = Коли кожен отримує програму дня. Порожньо означає 7:30.
document-hint-delegates-name = Спершу ім’я, тоді прізвище. По одній людині в рядку.
document-hint-delegates-group = Як на аркуші груп. Можна лишити порожнім.
document-hint-delegates-role = { document-roles }. Порожньо означає перше з них.
document-hint-delegates-phone = Із + і кодом країни.
document-hint-delegates-language = uk, cs або en: мова, якою асистент напише вперше.
document-hint-agenda-date = У кожному рядку. Клітинка з датою, або 2023-04-24, або 24 квітня 2023.
document-hint-agenda-start = 9:00. Подія після півночі має дату нового дня.
document-hint-agenda-end = Можна лишити порожнім. 0:00 – це північ; кінець, раніший за вечірній початок, – це наступний ранок.
document-hint-agenda-map = Посилання на місце на мапі.
document-hint-agenda-audience = Порожньо – для всіх; інакше група, роль або імена через крапку з комою.
document-hint-agenda-speakers = Імена через крапку з комою.
document-hint-agenda-uid = Можна лишити порожнім. З власним ідентифікатором подію буде впізнано, навіть якщо зміняться і назва, і день, і місце.
document-hint-partners-kind = { document-partner-kinds }.
document-hint-partners-known_since = Рік або дата, якщо хтось із делегації знав їх до поїздки.
document-hint-departure-checked_on = День, коли ви востаннє це перевірили.
document-hint-departure-source = Де про це написано: посилання, установа.
document-hint-questions-kind = { document-question-kinds }.
document-hint-questions-choices = Лише для вибору: відповіді через крапку з комою.
document-hint-questions-when = дорогою додому (або порожньо), щовечора (кожного вечора місії), день і час, наприклад 25 квітня 18:00 (без часу – о 18:00), або через 14 днів (тижнів, місяців) після останнього дня місії.
document-hint-questions-anonymous = так або порожньо.
document-roles = учасник, організатор, приймаюча сторона
document-partner-kinds = кластер, компанія, університет, орган влади, посольство, мережа
document-question-kinds = зірки, бали, вибір, кілька, текст
document-sample-mission = Зразок: місія до Праги
document-sample-programme = Зразок програми
document-sample-city = Прага
document-sample-country = Чехія
document-sample-group = Зразок групи
document-sample-name = Олена Зразкова
document-sample-organisation = Кластер «Зразок»
document-sample-position = Директорка
document-sample-session = Зразок: зустріч у мерії
document-sample-place = Мерія, головний вхід
document-sample-host = Ян Зразковий, місто Прага
document-sample-bring = Паспорт
document-sample-dress = Діловий
document-sample-notes = Буде переклад
document-sample-partner = Університет «Зразок»
document-sample-item = Зразок: паспорт чинний ще три місяці
document-sample-source = Сайт прикордонної служби
document-sample-question = Зразок: що зробити інакше наступного разу?
document-sample-when = дорогою додому
