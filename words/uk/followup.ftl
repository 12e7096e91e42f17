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
followup-next = Наступне запитання: { $day }, якщо до того щось лишиться відкритим.
followup-last = Це було останнє запитання про цю місію.
followup-wave-heading-1m = <b>{ $mission }</b>, минув місяць: як справи з вашими партнерами?
followup-wave-heading-3m = <b>{ $mission }</b>, минуло три місяці: що підписано, що подано?
followup-wave-heading-6m = <b>{ $mission }</b>, минуло пів року: що з вашими проєктами?
followup-wave-heading-12m = <b>{ $mission }</b>, минув рік: останні запитання.
followup-wave-ask = { $question ->
    [stage] На якому етапі справа зараз?
    [name] Записано як проєкт. Як він називається?
    [signed] Чи вже щось підписано?
    [signed-on] Коли підписали?
    [submitted] Проєкт уже подано?
    [help] Чи потрібна вам допомога організаторів?
    [help-line] Що саме потрібно? Ваші слова отримають організатори як запитання.
    [value] Скільки це приблизно коштує? Під вашим ім’ям відповіді не побачить ніхто.
    [evidence] Чи є посилання, де про це можна прочитати?
    [claim] Це й досі так?
    [worth] Чи була місія варта вашого часу й коштів? Від 1 (ні) до 5 (дуже).
   *[anyway] Чи сталося б усе це без місії?
}
followup-wave-type = { $question ->
    [name] Напишіть назву або залиште як є.
    [signed-on] Торкніться кнопки або напишіть дату, наприклад: 12 травня
    [evidence] Надішліть посилання, наприклад: example.org/pilot
   *[help-line] Просто напишіть.
}
followup-choice-stage = { $value ->
    [nothing] Поки нічого
    [talking] Спілкуємося
    [idea] Ідея
    [outline] Начерк
    [submitted] Подано
    [funded] Є фінансування
    [running] Триває
    [ended] Завершено
   *[stopped] Зупинено
}
followup-choice-name = { $value ->
   *[kept] Залишити так
}
followup-choice-signed = { $value ->
    [letter] Лист про наміри
    [memorandum] Меморандум
    [contract] Договір
    [consortium] Консорціум
   *[nothing] Нічого
}
followup-choice-signed-on = { $value ->
   *[none] Не пам’ятаю
}
followup-choice-value = { $value ->
    [under-10k] До 10 000 €
    [under-50k] 10 000–50 000 €
    [under-250k] 50 000–250 000 €
    [under-1m] 250 000 – 1 млн €
    [over-1m] Понад 1 млн €
   *[private] Не хочу казати
}
followup-choice-evidence = { $value ->
   *[none] Без посилання
}
followup-choice-claim = { $value ->
    [confirmed] Так, підтверджую
   *[withdrawn] Ні, відкликаю
}
followup-choice-anyway = { $value ->
    [no] Ні
    [later] Так, але пізніше
    [smaller] Так, але менше
   *[yes] Так само
}
followup-signed-today = Сьогодні
followup-signed-week = Тиждень тому
followup-signed-month = Місяць тому
followup-wave-project = Проєкт «{ $name }»: { $stage ->
    [idea] ідея
    [outline] начерк
    [submitted] подано
    [funded] є фінансування
    [running] триває
    [ended] завершено
   *[stopped] зупинено
}
followup-wave-agreement = { $kind ->
    [letter] Лист про наміри підписано
    [memorandum] Меморандум підписано
    [contract] Договір підписано
   *[consortium] Консорціум створено
}
followup-wave-agreement-on = { $kind ->
    [letter] Лист про наміри підписано { $day }
    [memorandum] Меморандум підписано { $day }
    [contract] Договір підписано { $day }
   *[consortium] Консорціум створено { $day }
}
followup-told-stage = { $value ->
    [nothing] поки нічого
    [talking] спілкуємося
   *[stopped] зупинено
}
followup-told-signed = { $value ->
   *[nothing] нічого не підписано
}
followup-told-submitted = { $value ->
    [yes] проєкт подано
   *[no] проєкт ще не подано
}
followup-told-help = { $value ->
    [yes] Вам потрібна допомога
   *[no] Допомога не потрібна
}
followup-told-help-line = { $value ->
   *[asked] ваше запитання вже в організаторів
}
followup-told-value = { $value ->
    [private] вартість не названо
   *[other] вартість записано
}
followup-told-evidence = { $value ->
    [given] посилання збережено
   *[none] без посилання
}
followup-told-claim = { $value ->
    [confirmed] підтверджено
   *[withdrawn] відкликано
}
followup-told-worth = Варто часу й коштів: { $value } з 5
followup-told-anyway = { $value ->
    [no] Без місії цього не сталося б
    [later] Без місії це сталося б пізніше
    [smaller] Без місії це було б менше
   *[yes] Це сталося б і без місії
}
followup-wave-finished = Поки що це все. Дякуємо!
followup-wave-paused = Збережено: { $answered } з { $total }. Продовжите, коли вам буде зручно.
followup-still-open = { $promises ->
    [one] Ще відкрита { $promises } обіцянка.
    [few] Ще відкриті { $promises } обіцянки.
    [many] Ще відкриті { $promises } обіцянок.
   *[other] Ще відкриті { $promises } обіцянки.
}
followup-show-open = Показати відкриті
followup-no-past-day =
    Не вдалося розпізнати дату. Напишіть, будь ласка, день, який уже настав, наприклад: 12 травня, вчора, 2 тижні тому. Щоб зупинитися: /cancel
followup-no-link =
    Це не схоже на посилання. Надішліть, будь ласка, вебадресу, наприклад: example.org/pilot – або торкніться «Без посилання». Щоб зупинитися: /cancel
