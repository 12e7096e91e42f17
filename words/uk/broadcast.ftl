help-broadcast = /broadcast – написати всім, певній ролі чи групі; спершу побачите, як це виглядає. Приклад: /broadcast Автобус о 14:00
menu-broadcast = Написати делегації

broadcast-ask = Що оголосити? Надішліть текст одним повідомленням. Спершу ви побачите, як він виглядає, й оберете, хто його отримає.
broadcast-blank = Оголосити можна лише текст. Напишіть його, будь ласка, одним повідомленням.
broadcast-too-long = { $over ->
    [one] Для одного повідомлення це на { $over } символ задовго. Надішліть, будь ласка, коротше.
    [few] Для одного повідомлення це на { $over } символи задовго. Надішліть, будь ласка, коротше.
    [many] Для одного повідомлення це на { $over } символів задовго. Надішліть, будь ласка, коротше.
   *[other] Для одного повідомлення це на { $over } символу задовго. Надішліть, будь ласка, коротше.
}

# What every recipient reads above the text: who writes to whom.
broadcast-head = <b>{ $organiser }</b> – { $audience ->
    [delegate] делегатам
    [organiser] організаторам
    [host] приймаючій стороні
    [group] групі «{ $group }»
   *[all] усім
}:
broadcast-organisers = Організатори

broadcast-audience = { $audience ->
    [delegate] Делегати
    [organiser] Організатори
    [host] Приймальна сторона
    [group] { $group }
   *[all] Усі
}
broadcast-choice = { $audience }: { $members }
broadcast-chosen = Обрано – { $audience }: { $members }
broadcast-groups-back = ‹ Попередні групи
broadcast-groups-on = Інші групи ›
broadcast-names-back = ‹ Попередні імена
broadcast-names-on = Інші імена ›

broadcast-panel = { $reachable ->
    [0] Надсилати поки нікому: ще ніхто з них не приєднався.
    [one] Так це побачить { $reachable } людина.
    [few] Так це побачать { $reachable } людини.
    [many] Так це побачать { $reachable } людей.
   *[other] Так це побачать { $reachable } людини.
}
broadcast-panel-audience = { $audience }: приєдналися { $joined } із { $members }.
broadcast-panel-unjoined = Ще не приєдналися, а бот не може писати першим. Повідомте їх, будь ласка, інакше: { $names }

broadcast-button-send = Надіслати
broadcast-button-reword = Змінити текст
broadcast-button-stop = Зупинити
broadcast-button-report = Звіт

broadcast-nobody = Із цих людей ще ніхто не приєднався, тому нічого не надіслано.
broadcast-sent = { $people ->
    [one] Надсилаємо { $people } людині. Як просувається, показує картка нижче.
    [few] Надсилаємо { $people } людям. Як просувається, показує картка нижче.
    [many] Надсилаємо { $people } людям. Як просувається, показує картка нижче.
   *[other] Надсилаємо { $people } людини. Як просувається, показує картка нижче.
}
broadcast-dropped = Скасовано. Нічого не надіслано.
broadcast-replaced = Замінено новим текстом, що нижче.
broadcast-settled = { $state ->
    [discarded] Це оголошення скасовано ще до надсилання.
    [stopped] Це оголошення надіслали, а потім зупинили.
   *[sending] Це оголошення вже надіслано.
}
broadcast-nothing-to-stop = Зупиняти нічого: на це оголошення вже ніхто не чекає.

broadcast-card = { $state ->
    [done] <b>Готово: доставлено { $sent } із { $recipients }</b>
    [stopped] <b>Зупинено: доставлено { $sent } із { $recipients }</b>
   *[sending] <b>Надсилаємо: доставлено { $sent } із { $recipients }</b>
}
broadcast-states = надіслано { $sent } · чекають { $waiting } · не вдалося { $failed } · заблокували { $blocked } · невідомо { $uncertain }
broadcast-state-expired = прострочено { $number }
broadcast-state-withheld = не надіслано { $number }
broadcast-state-muted = вимкнено { $number }
broadcast-about = { $audience }: «{ $text }»

broadcast-report = <b>Звіт</b> про оголошення: { $moment }
broadcast-fate = { $fate ->
    [failed] Не доставлено: { $number }
    [blocked] Заблокували бота: { $number }
    [uncertain] Невідомо, чи дійшло: { $number }
    [expired] Строк минув до надсилання: { $number }
    [withheld] Не надіслано: { $number }
    [muted] Вимкнули такі повідомлення: { $number }
    [unjoined] Ще не приєдналися на час надсилання: { $number }
    [waiting] Чекають: { $number }
   *[sent] Надіслано: { $number }
}
broadcast-report-name = • { $name }
broadcast-report-why = • { $name } – { $reason }
broadcast-reason = { $why ->
    [stopped] зупинено, перш ніж дійшла черга
    [left] уже не в делегації
    [consent] ще не погодилися зі зберіганням даних
    [deactivated] такого облікового запису Telegram більше немає
    [chat] Telegram не знаходить цього чату
    [rendering] не вдалося підготувати повідомлення
    [restart] бот перезапустився під час надсилання
    [connection] під час надсилання обірвався зв’язок
   *[other] Telegram відмовив: { $detail }
}
broadcast-panel-critical = Критичне: надійде й у тихі години, і тим, хто вимкнув оголошення.
broadcast-button-critical = Позначити критичним
broadcast-button-uncritical = Усе ж не критичне
