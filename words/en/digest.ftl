digest-head = <b>Digest</b>
digest-nothing = Nothing new, and nothing is open.
digest-contacts = { $count ->
    [one] • { $count } new contact
   *[other] • { $count } new contacts
}
digest-answers = { $count ->
    [one] • { $count } new answer
   *[other] • { $count } new answers
}
digest-questions = { $count ->
    [one] • { $count } question from a member in the last days: has it been answered?
   *[other] • { $count } questions from members in the last days: have they been answered?
}
digest-expired = • Out of date before they could be sent: { $count } ({ $kinds })
digest-failed = { $count ->
    [one] • Telegram refused { $count } message
   *[other] • Telegram refused { $count } messages
}
digest-button-look = What did not get through
