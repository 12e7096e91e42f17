digest-head = <b>Підсумок</b>
digest-nothing = Нічого нового, і ніщо не чекає на ваше рішення.
digest-contacts = { $count ->
    [one] • { $count } новий контакт
    [few] • { $count } нові контакти
   *[other] • { $count } нових контактів
}
digest-answers = { $count ->
    [one] • { $count } нова відповідь
    [few] • { $count } нові відповіді
   *[other] • { $count } нових відповідей
}
digest-questions = { $count ->
    [one] • { $count } запитання учасників за останні дні: чи на нього відповіли?
    [few] • { $count } запитання учасників за останні дні: чи на них відповіли?
   *[other] • { $count } запитань учасників за останні дні: чи на них відповіли?
}
digest-expired = • Застаріли, перш ніж їх вдалося надіслати: { $count } ({ $kinds })
digest-failed = { $count ->
    [one] • Telegram не прийняв { $count } повідомлення
    [few] • Telegram не прийняв { $count } повідомлення
   *[other] • Telegram не прийняв { $count } повідомлень
}
digest-button-look = Що не дійшло
