survey-head = <b>Від організаторів</b>: запитання { $number } з { $total }. Кожна відповідь зараховується одразу.
survey-reminder = Організатори ще чекають на вашу відповідь:
survey-question = <b>{ $text }</b>
survey-hint = { $kind ->
    [stars] Від 1 до 5 зірок; 5 – найкраще.
    [score] 0 – зовсім ні, 10 – повністю.
   *[several] Можна обрати кілька варіантів.
}
survey-so-far = Зараз: { $answer }
survey-type = Просто напишіть тут.
survey-type-numbers = Напишіть тут номери відповідей, наприклад: 1, 3
survey-kept = Збережено: { $answer }
survey-thanks = <b>Дякуємо, це все.</b>
survey-change = Відповіді можна змінити до { $moment }.
survey-chosen = ✓ { $choice }
survey-button-type = Написати
survey-button-numbers = Обрати за номером
survey-button-before = ‹ Попереднє
survey-button-after = Наступне ›
survey-button-change = Мої відповіді
survey-button-publish = Чи можна це опублікувати?
survey-open = { $left ->
    [one] Завершити: лишилося { $left } запитання
    [few] Завершити: лишилося { $left } запитання
   *[other] Завершити: лишилося { $left } запитань
}
survey-open-unnamed = Анонімне запитання
survey-closed = Це опитування вже завершено. Що запитують зараз, покаже /feedback.
survey-unnamed-head = <b>Анонімне запитання від організаторів</b>
survey-unnamed-means = Анонімно: відповідь зберігається без вашого імені, тож змінити її чи завершити пізніше не вийде. Організатори побачать результати лише після завершення і якщо відповіли щонайменше 5 людей.
survey-unnamed-answered = Відповідь прийнято. Дякуємо!
survey-unnamed-kept = Збережено без вашого імені. Ваше повідомлення лишається в цьому чаті на вашому телефоні; його можна там видалити.
survey-answered-already = Ви вже відповіли на це запитання. Воно анонімне, тож ніхто не зможе знайти вашу відповідь, щоб її змінити.
survey-not-kept = Не збережено: запитання було надто давно або вже завершене. Якщо воно ще є у /feedback, відкрийте його там і напишіть знову.
survey-rest-not-kept = Повідомлення було задовге, тож збережено лише першу частину. Решта ніде не залишилася.
survey-numbers = Напишіть номери від 1 до { $most }, наприклад: 1, 2
surveys-button = Опитування: хто відповів
surveys-none = У цій місії немає ваших запитань. Вони стоять у файлі місії, на аркуші «Запитання»: /programme
surveys-head = <b>Ваші запитання</b>: скільки відповіли з тих, кого запитали. Номер відкриває запитання.
surveys-line = { $number }. { $question }
    { $answered } з { $asked }{ $state ->
        [anonymous] , анонімно
        [retired] , більше не запитуємо
       *[named] {""}
    }
surveys-answered = Відповіли: { $answered } з { $asked }
surveys-count = { $choice }: { $count }
surveys-mean = У середньому: { $mean }
surveys-text = { $name }: «{ $text }»
surveys-text-unnamed = «{ $text }»
surveys-hidden-open = Анонімно: результати з’являться після завершення, щоб ще одна відповідь не виказала, чия вона.
surveys-hidden-few = Анонімно: якщо відповідей менше ніж 5, нічого не показуємо.
surveys-silent = Ще не відповіли: { $names }{ $rest ->
    [0] {""}
   *[other] {" "}та ще { $rest }
}
surveys-button-ask = Запитати зараз
surveys-asked-now = { $count ->
    [0] Запитати вже немає кого.
    [one] Запитали зараз: { $count } людину
    [few] Запитали зараз: { $count } людини
   *[other] Запитали зараз: { $count } людей
}
survey-asked-already = Це запитання вже ставили; хто мовчить, отримає нагадування без вас.
