followup-heading = <b>{ $mission }</b> – { $contacts ->
    [one] { $contacts } контакт чекає
    [few] { $contacts } контакти чекають
    [many] { $contacts } контактів чекають
   *[other] { $contacts } контакту чекають
} на продовження. Щонайбільше три дотики на кожен.
followup-contact = { $number } з { $total }: <b>{ $name }</b>
followup-contact-of = { $number } з { $total }: <b>{ $name }</b>, { $organisation }
followup-about = { $about }
followup-ask-thanked = Ви вже подякували за зустріч?
followup-yes = Так
followup-no = Ні
followup-not-needed = Не потрібно
followup-skip = Пропустити контакт
followup-pause = Пізніше
followup-ask-step = Який наступний крок?
followup-type-step = Торкніться кнопки або напишіть своїми словами.
followup-call = Зателефонувати
followup-send = Надіслати матеріали
followup-meet = Зустрітися онлайн
followup-nothing = Нічого
followup-own-step = Своїми словами
followup-promised = Ви обіцяли: «{ $step }»
followup-promised-by = Ви обіцяли: «{ $step }», термін: { $day }
followup-more = { $count ->
    [one] і ще { $count } обіцянка
    [few] і ще { $count } обіцянки
    [many] і ще { $count } обіцянок
   *[other] і ще { $count } обіцянки
}
followup-ask-confirm = Це ще актуально?
followup-type-other = Можна також написати новий наступний крок.
followup-right = Так, актуально
followup-done = Уже зроблено
followup-new-day = Інший термін
followup-drop = Вже не треба
followup-step = «{ $step }»
followup-step-by = «{ $step }», термін: { $day }
followup-ask-day = До якого дня?
followup-type-day = Торкніться кнопки або напишіть дату, наприклад: 12 травня
followup-friday = Ця п’ятниця
followup-week = Через тиждень
followup-fortnight = Через 2 тижні
followup-no-day = Без терміну
followup-other-day = Інша дата
followup-no-day-named =
    Не вдалося розпізнати дату. Напишіть, будь ласка, майбутній день, наприклад: 12 травня, п’ятниця, через 3 тижні. Щоб зупинитися: /cancel
followup-words-only = Дайте, будь ласка, відповідь словами або торкніться кнопки вище. Щоб зупинитися: /cancel
followup-name = <b>{ $name }</b>
followup-outcome = { $name }: { $what }
followup-outcome-nothing = без наступного кроку
followup-outcome-done = зроблено
followup-outcome-dropped = уже не треба
followup-outcome-skipped = пропущено
followup-finished = { $contacts ->
    [1] Це був ваш єдиний контакт. Дякуємо!
    [one] Це був останній із { $contacts } контакту. Дякуємо!
    [few] Це був останній із { $contacts } контактів. Дякуємо!
    [many] Це був останній із { $contacts } контактів. Дякуємо!
   *[other] Це був останній із { $contacts } контакту. Дякуємо!
}
followup-counts = Подякували: { $thanked } з { $total }. Є наступний крок: { $steps } з { $total }.
followup-paused = Збережено: { $answered } з { $total } контактів. Продовжите, коли вам буде зручно.
followup-proceed = Продовжити
followup-no-contacts = <b>{ $mission }</b>. Ви ще не записали жодного контакту. Є кого додати?
followup-add-contact = Досить одного рядка на кожного: /contact Ян Новак, Example s.r.o., jan@example.cz
followup-nobody = Немає кого додати
followup-nobody-kept = Зрозуміло: додавати нікого. Дякуємо!
followup-where = Минулого разу ми зупинилися на наступному кроці, контакт <b>{ $name }</b>.
followup-left-over = Ви написали: «{ $text }». Що з цим зробити?
followup-is-step = Це наступний крок
followup-keep-note = Зберегти як нотатку
followup-note-kept = Збережено як нотатку: «{ $text }»
followup-owed = <b>{ $mission }</b> – { $promises ->
    [one] ще відкрита { $promises } обіцянка.
    [few] ще відкриті { $promises } обіцянки.
    [many] ще відкриті { $promises } обіцянок.
   *[other] ще відкриті { $promises } обіцянки.
}
followup-owed-none = Більше нічого відкритого немає. Дякуємо!
followup-owed-item = { $number }. <b>{ $whom }</b>: { $what }
followup-owed-done = { $number }: зроблено
followup-owed-later = { $number }: +1 тиждень
followup-owed-dropped = { $number }: не треба
followup-settled-done = Зроблено: «{ $step }»
followup-settled-later = Ще тиждень: «{ $step }», термін: { $day }
followup-settled-dropped = Уже не треба: «{ $step }»
