home-head = <b>Дорогою додому</b>: чотири запитання, одна хвилина. Кожна відповідь зараховується одразу.
home-thanks = <b>Дякуємо, це все. Щасливої дороги додому!</b>
home-ask-goals = Наскільки досягнуто ваших цілей? 1 – зовсім ні, 5 – повністю.
home-ask-recommend = Чи порадили б ви таку місію колегам? 0 – нізащо, 10 – неодмінно.
home-ask-change = Що варто змінити наступного разу?
home-type = Просто напишіть тут.
home-ask-publish = Чи можуть організатори опублікувати ці ваші слова з вашим ім’ям? Ви вирішуєте про кожен текст і можете передумати одним дотиком.
home-words = { $number }. «{ $text }» – { $choice ->
    [yes] можна публікувати
    [no] не публікувати
   *[open] ще не вирішено
}
home-told-goals = Цілей досягнуто: { $goals } з 5
home-told-recommend = Порадили б: { $recommend } з 10
home-told-change = Змінити: «{ $change }»
home-told-publish = Можна публікувати: { $agreed } з { $total }
home-skipped = { $question ->
    [goals] Цілей досягнуто: пропущено
    [recommend] Порадили б: пропущено
    [change] Змінити: пропущено
   *[publish] Можна публікувати: пропущено
}
home-button-goals = Цілі
home-button-recommend = Порада колегам
home-button-change = Що змінити
home-button-publish = Мої слова
home-button-type = Написати
home-button-yes = { $number }: так, публікуйте
home-button-no = { $number }: ні
home-open = Запитання дорогою додому
