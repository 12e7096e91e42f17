help-organise = /organise – що дійшло, що ні та кого бот не може досягти
menu-organise = Що дійшло, а що ні

organise-all-well = Усе дійшло, і всіх можна досягти.
organise-head = <b>Що не дійшло</b>
organise-doubtful = { $count ->
    [one] • { $count } повідомлення могло дійти, а могло й ні: зв’язок обірвався в невдалу мить.
    [few] • { $count } повідомлення могли дійти, а могли й ні: зв’язок обірвався в невдалу мить.
   *[other] • { $count } повідомлень могли дійти, а могли й ні: зв’язок обірвався в невдалу мить.
}
organise-unreachable = • Не можна досягти, бо заблокували бота: { $names }{ $rest ->
    [0] {""}
   *[other] {" "}та ще { $rest }
}
organise-expired = • Застаріли, перш ніж їх вдалося надіслати, за останні 7 днів: { $count } ({ $kinds })
organise-failed = • Telegram не прийняв: { $what }, кому: { $name }
organise-button-doubts = З’ясувати: { $count }
organise-button-refresh = Оновити
organise-button-back = Назад
organise-doubts-head = <b>Чи дійшли ці повідомлення?</b> Запитайте й позначте тут. Надіслане вдруге буде з позначкою про повтор.
organise-doubt = { $number }. <b>{ $name }</b>: { $what }, { $moment }
organise-out-of-date = (застаріло)
organise-all-of-these = Усі
organise-button-arrived = { $which }: Дійшло
organise-button-again = { $which }: Надіслати ще раз
organise-muted = { $count ->
    [one] • За останні 7 днів не надіслано { $count } повідомлення: його вимкнули або просили тиші.
    [few] • За останні 7 днів не надіслано { $count } повідомлення: їх вимкнули або просили тиші.
   *[other] • За останні 7 днів не надіслано { $count } повідомлень: їх вимкнули або просили тиші.
}
organise-cannot-tell = <b>{ $name }</b>: бота заблоковано, тому не дійшло: { $what }. Повідомте, будь ласка, інакше.
