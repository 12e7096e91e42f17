### Contact cards that members send: .vcf files, and the codes on printed cards.

contact-line-link = Web: { $value }

cards-too-large = { $file } is too large for contact cards: the limit is { $limit } MB. Please send fewer cards at once, or cards without photos.
cards-too-many = { $file } holds more than { $limit } cards. Please send it in smaller parts.
cards-none = { $file } holds no contact card. Please share the contact from your address book as a .vcf file, or type it after /contact.
cards-nothing = No card in { $file } could be read, so nothing was kept.
picture-unread = I could not open this picture. Please send it as a photo, or type the contact after /contact.

cards-list = { $count ->
    [one] <b>{ $count } card</b> in { $file }. Nothing is kept yet.
   *[other] <b>{ $count } cards</b> in { $file }. Nothing is kept yet.
}
cards-same-as = The same person as card { $number }
cards-known-own = Already in your contacts
cards-known-by = Already met by { $people }
card-empty = Card { $number } was left out: it has no name, e-mail or phone.
card-unfinished = Card { $number } is cut off. What there is of it was read; please check it.
cards-more-faults = { $count ->
    [one] { $count } more card is broken.
   *[other] { $count } more cards are broken.
}
cards-one = Card { $number } of { $count }: <b>{ $name }</b>. Keep it?

cards-button-all = { $count ->
    [one] Keep it
   *[other] Keep all { $count }
}
cards-button-one-by-one = One by one
cards-button-keep = Keep
cards-button-leave = Leave out
cards-button-rest = Keep these { $count }
cards-button-stop = Stop here

cards-done = Done: { $file }
cards-done-new = New contacts: { $count }
cards-done-again = Already known; anything new was added: { $count }
cards-done-left = Left out: { $count }
cards-done-incomplete = Without a name or an organisation: { $count }. You can add them in your contacts.
cards-dropped = Nothing from { $file } was kept.
cards-back-gone = { $count ->
    [one] { $count } contact taken back.
   *[other] { $count } contacts taken back.
}
cards-back-known = { $count ->
    [one] { $count } was known before and stays, with what the card added.
   *[other] { $count } were known before and stay, with what the cards added.
}
cards-back-changed = { $count ->
    [one] { $count } stays because it was changed since.
   *[other] { $count } stay because they were changed since.
}
cards-back-nothing = Nothing was left to take back.
