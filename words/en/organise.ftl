help-organise = /organise – what got through and what did not, and whom the bot cannot reach
menu-organise = What got through, and what did not

organise-all-well = Everything has got through, and everybody can be reached.
organise-head = <b>What did not get through</b>
organise-doubtful = { $count ->
    [one] • { $count } message may or may not have arrived: the connection broke at the wrong moment.
   *[other] • { $count } messages may or may not have arrived: the connection broke at the wrong moment.
}
organise-unreachable = • Cannot be reached, as they have blocked the bot: { $names }{ $rest ->
    [0] {""}
   *[other] {" "}and { $rest } more
}
organise-expired = • Out of date before they could be sent, in the last 7 days: { $count } ({ $kinds })
organise-failed = • Telegram refused: { $what }, to { $name }
organise-button-doubts = Settle: { $count }
organise-button-refresh = Refresh
organise-button-back = Back
organise-doubts-head = <b>Did these arrive?</b> Ask, and tell me. What is sent again says that it is a repeat.
organise-doubt = { $number }. <b>{ $name }</b>: { $what }, { $moment }
organise-out-of-date = (out of date)
organise-all-of-these = All
organise-button-arrived = { $which }: It arrived
organise-button-again = { $which }: Send again
organise-muted = { $count ->
    [one] • { $count } message was not sent in the last 7 days, as somebody has muted it or wanted quiet.
   *[other] • { $count } messages were not sent in the last 7 days, as people have muted them or wanted quiet.
}
organise-cannot-tell = <b>{ $name }</b> has blocked the bot and did not get this: { $what }. Please tell them another way.
