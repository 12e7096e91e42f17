contact-merged = Об’єднано: <b>{ $name }</b>. Нічого не втрачено; кнопка «Роз’єднати» поверне обидва контакти.
contact-split = Роз’єднано: <b>{ $name }</b>. Це знову два окремі контакти.
contact-apart = Залишено окремо: <b>{ $name }</b>. Про цих двох більше не питатимемо.
contact-noted = Нотатку збережено: <b>{ $name }</b>
contact-line-note = Моя нотатка (бачите лише ви): { $value }
contact-perhaps = Можливо, та сама людина: { $name }, { $organisation }

merging-button-same = Так, це { $name }, { $organisation }
merging-button-apart = Ні, це різні люди
merging-button-organisation = Це { $name }?
merging-button-with = Об’єднати з…
merging-button-split = Роз’єднати
merging-button-merge = Об’єднати
merging-button-note = Моя нотатка
merging-button-note-drop = Видалити нотатку

merging-likely = <b>{ $name }</b> – із ким це та сама людина?
merging-found = Знайдено за словами «{ $words }». Хто з них – <b>{ $name }</b>?
merging-none = Нікого схожого немає: <b>{ $name }</b>.
merging-none-found = За словами «{ $words }» нікого не знайдено.
merging-type = Щоб знайти когось іншого, напишіть ім’я або організацію.
merging-preview = Об’єднати <b>{ $name }</b> і <b>{ $other }</b>?
merging-side = • { $name }, { $organisation }
merging-becomes = Вийде один контакт:
merging-keeps = Зустрічі, нотатки, обіцянки та файли всіх залишаться. Пізніше контакти можна роз’єднати.
merging-note = Ваша нотатка, її бачите лише ви. Контакт: <b>{ $name }</b>. Напишіть новий текст.
merging-note-none = Напишіть нотатку, її бачитимете лише ви. Контакт: <b>{ $name }</b>
