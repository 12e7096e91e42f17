imports-no-mission = Із файлу не видно, якої місії він стосується. Назвіть місію (--mission КОД) або надішліть повний файл місії.
imports-other-mission = Цей файл описує місію { $file }, а не { $named }. Не вказуйте місію або надішліть файл місії { $named }.
imports-question-answered = На запитання «{ $question }» вже є відповіді, тож його вид і анонімність змінити не можна. Щоб запитати інакше, сформулюйте його іншими словами.

imports-mission-new = Нова місія: { $name } ({ $code })
imports-mission-known = Місія: { $name } ({ $code })
imports-mission-unread = Саму місію прочитати не вдалося, тож нічого не внесено.
imports-nothing-clear = Нічого не зміниться; що потребує вашої уваги, дивіться нижче.
imports-nothing = Усе, що у файлі, вже внесено: нічого не зміниться.
imports-faults-count =
    { $count ->
        [one] { $count } місце у файлі потребує вашої уваги
        [few] { $count } місця у файлі потребують вашої уваги
        [many] { $count } місць у файлі потребують вашої уваги
       *[other] { $count } місця у файлі потребують вашої уваги
    }
imports-sessions = Програма: { $counts }
imports-members = Люди: { $counts }
imports-partners = Партнери: { $counts }
imports-groups = Групи: { $counts }
imports-checklist =
    { $count ->
        [one] Чекліст перед виїздом: тепер { $count } пункт
        [few] Чекліст перед виїздом: тепер { $count } пункти
        [many] Чекліст перед виїздом: тепер { $count } пунктів
       *[other] Чекліст перед виїздом: тепер { $count } пункту
    }
imports-questions =
    { $count ->
        [one] Опитування: тепер { $count } запитання
        [few] Опитування: тепер { $count } запитання
        [many] Опитування: тепер { $count } запитань
       *[other] Опитування: тепер { $count } запитання
    }
imports-n-added = додано { $count }
imports-n-moved = перенесено { $count }
imports-n-changed = змінено { $count }
imports-n-cancelled = скасовано { $count }
imports-n-restored = повернуто { $count }
imports-n-unchanged = без змін { $count }
imports-n-ambiguous = незрозуміло { $count }

imports-list-faults = Перевірте, будь ласка:
imports-list-ambiguous = Незрозуміло, якої події стосуються ці рядки, тож їх не чіпаємо (допоможе uid у файлі):
imports-list-held = У файлі їх уже немає, але не скасовуємо, доки є рядки, які не вдалося прочитати:
imports-list-outside = Поза днями місії; чи правильна дата?
imports-list-about-mission = Про місію:
imports-list-cancelled = Скасовано:
imports-list-moved = Перенесено:
imports-list-restored = Знову в програмі:
imports-list-changed = Змінено:
imports-list-added = Додано:
imports-list-members-unclear = Можуть бути різними людьми, тож їх не чіпаємо (допоможе ел. пошта у файлі):
imports-list-members-own = Учасники самі вказали інше; лишається їхнє:
imports-list-members-repeated = У файлі двічі; враховано перший рядок:
imports-list-members-gone = У файлі їх уже немає; учасниками вони лишаються:
imports-list-members-left = Вийшли з місії, тож їх не повертаємо:
imports-list-members-changed = Люди, змінено:
imports-list-members-added = Люди, додано:
imports-list-groups-added = Групи, додано:
imports-list-partners-added = Партнери, додано:
imports-list-partners-changed = Партнери, змінено:
imports-item = – { $item }
imports-more =
    { $count ->
        [one] … і ще { $count }
        [few] … і ще { $count }
        [many] … і ще { $count }
       *[other] … і ще { $count }
    }

imports-session = { $title } ({ $slot })
imports-session-moved = { $title }: { $changes }
imports-session-changed = { $title }: { $fields }
imports-from-to = { $old } → { $new }
imports-slot = { $when }, { $place }
imports-when = { $day }, { $time }
imports-all-day = { $day }, увесь день
imports-no-place = місце не вказано
imports-person = { $name }, { $organisation }
imports-person-changed = { $who }: { $changes }
imports-own = { $name }: { $fields }
imports-difference = { $field }: { $old } → { $new }
imports-empty = порожньо
imports-where = { $where }
imports-where-row = { $where }, рядок { $row }
imports-where-column = { $where }, стовпець «{ $column }»
imports-fault = { $where }: { $what }
imports-role-delegate = учасник
imports-role-organiser = організатор
imports-role-host = приймаюча сторона

imports-field-title = назва
imports-field-address = адреса
imports-field-map = посилання на мапу
imports-field-host = хто приймає
imports-field-audience = для кого
imports-field-speakers = доповідачі
imports-field-bring = що взяти
imports-field-dress = дрескод
imports-field-notes = примітки
imports-field-track = секція
imports-field-is-break = перерва чи ні
imports-field-all-day = увесь день чи ні
imports-field-name = ім’я або назва
imports-field-email = ел. пошта
imports-field-phone = телефон
imports-field-language = мова
imports-field-role = роль
imports-field-organisation = організація
imports-field-position = посада
imports-field-group = група
imports-field-city = місто
imports-field-country = країна
imports-field-timezone = часовий пояс
imports-field-starts-on = перший день
imports-field-ends-on = останній день
imports-field-agenda-at = час програми дня
imports-field-languages = мови
imports-field-programme = програма місій

invitation-invalid = Це запрошення не діє. Попросіть, будь ласка, в організатора нове посилання.
invitation-place-taken = Ви вже в цій місії за власним запрошенням; це посилання призначене комусь іншому.
