cli-no-such-mission = Місії { $code } немає. Є такі: { $codes }
cli-no-such-file = Немає файлу чи теки { $file }
cli-which-mission = Для якої це місії? Додайте --mission КОД. Є такі: { $codes }
cli-dry-run = Нічого не змінено (--dry-run).
cli-invites-made = { $count ->
    [0] Запрошення вже є в усіх. Нові для тих, хто ще не приєднався: --renew.
    [one] Створено { $count } запрошення. Воно показується лише цього разу.
    [few] Створено { $count } запрошення. Вони показуються лише цього разу.
   *[other] Створено { $count } запрошень. Вони показуються лише цього разу.
}
cli-no-username = Не вдалося дізнатися ім’я бота в Telegram, тож коди подано без посилань: учасники надсилають боту «/start КОД».
cli-template-written = Записано: { $file }. Заповніть і виконайте: python bot.py import { $file }
cli-already-running = Бот уже працює з цією базою.
cli-locked = У цю базу зараз пише інша програма. Зачекайте, поки вона завершить.
cli-newer-database = Цю базу створено новішою версією Attaché. Оновіть програму; нічого не змінено.
cli-check-settings = Налаштування: гаразд
cli-check-database = { $count ->
    [0] База: гаразд, місій поки немає
    [one] База: гаразд, { $count } місія
    [few] База: гаразд, { $count } місії
   *[other] База: гаразд, { $count } місій
}
cli-check-no-telegram = Telegram: немає відповіді. Перевірте мережу, BOT_TOKEN і BOT_API_URL.
cli-check-telegram = Telegram: гаразд, бот @{ $username }
cli-starts = Вкажіть її: --starts РРРР-ММ-ДД.
cli-no-mission-yet = Поки немає місії, до якої належав би цей файл. Спершу імпортуйте всю місію: її теку або файл .xlsx.
cli-imported = Готово.
cli-next = Далі – особисті запрошення: python bot.py invites { $code } --csv ФАЙЛ
cli-file-exists = { $file } уже є, і його не змінено. Назвіть, будь ласка, інший файл.
cli-system = { $file }: { $reason }
cli-unexpected = Не вийшло, і це не ваша помилка ({ $error }). Щоб побачити більше, повторіть із BOT_LOG=debug.
cli-which-kind = За тим, що вже є в місії, це програма форуму. Додайте --programme або, якщо це наша програма, --ours. Нічого не змінено.
cli-cannot-write = записати не можна
cli-written = Записано: { $file }
cli-demo-running = Attaché працює: відкрийте { $address }
cli-demo-play = Натисніть там «Play», щоб за дві хвилини побачити все, або самі відкрийте запрошення.
cli-demo-tap = Відкрийте запрошення на чиємусь телефоні, дайте згоду й переводьте годинник.
cli-demo-ends = Ctrl+C завершує демонстрацію; від неї нічого не лишається.
cli-demo-port = Пісочниця не запустилася. Можливо, порт { $port } зайнятий? Спробуйте: python bot.py demo --port 0
cli-demo-no-mission = { $file } не описує місії: теці потрібен mission.toml, а книзі – аркуш «Місія». Порожню книгу створює «python bot.py template mission.xlsx».
cli-damaged = { $file } – не ціла база Attaché; нічого не змінено ({ $flaw }).
cli-damaged-database = Базу пошкоджено, тому бот не запускається ({ $flaw }). Поверніть останню копію: python bot.py restore ФАЙЛ. Щоденні копії – у теці backups поруч із базою.
cli-restore-running = На цій базі працює бот. Спершу зупиніть його; нічого не змінено.
cli-restored = Відновлено з { $file }.
cli-kept-aside = Те, що було досі, збережено як { $file }.
cli-nothing-to-back-up = Бази ще немає, тож копіювати нічого.
