help-promises = /promises – what you owe and what is owed to us; with words it keeps a new one: /promises send the offer to Novák by Friday
menu-promises = Promises: yours and theirs

promises-counts = You owe { $owed ->
    [0] nothing
   *[other] { $owed }
}{ $overdue ->
    [0] { "" }
   *[other] , { $overdue } overdue
}; { $awaited ->
    [0] nothing is owed to us
   *[other] { $awaited } owed to us
}.
promises-mine = <b>What you owe</b>
promises-theirs = <b>Owed to us</b>
promises-overdue = <b>Overdue</b>
promises-done = <b>Settled</b>
promises-none-mine = Nothing is open. To keep a promise: <i>/promises send the offer to Novák by Friday</i>
promises-none-theirs = You are waiting for nothing. To keep what they promised: <i>/promises Novák promised us the data by Monday</i>
promises-none-overdue = Nothing is overdue.
promises-none-done = Nothing has been settled yet.
promises-item-us = { $number }. <b>{ $name }</b>: { $step }
promises-item-them = { $number }. From <b>{ $name }</b>: { $step }
promises-due = By { $day }
promises-late = Overdue since { $day }
promises-undated = No date
promises-done-on = Done on { $day }
promises-dropped-on = Dropped on { $day }
promises-owner = Promised by { $name }
promises-open-again = Open again: “{ $step }”
promises-button-mine = Mine
promises-button-theirs = Owed to us
promises-button-overdue = Overdue
promises-button-done = Settled
promises-button-year = My year
promises-button-list = All promises
promises-button-tick-us = { $number }: Done
promises-button-tick-them = { $number }: Arrived

promise-words = “{ $step }”
promise-us = To <b>{ $name }</b>, { $organisation }
promise-us-alone = To <b>{ $name }</b>
promise-them = From <b>{ $name }</b>, { $organisation }
promise-them-alone = From <b>{ $name }</b>
promise-made-on = Noted on { $day }
promise-reason = Why it was dropped: “{ $reason }”
promise-former = somebody who has left
promise-handover = { $what ->
    [taken] { $giver } handed it over to { $name } ({ $day })
    [declined] { $name } could not take it ({ $day })
    [withdrawn] { $name } is no longer asked ({ $day })
    [lapsed] { $name } was asked on { $day } and did not answer
   *[asked] { $name } was asked on { $day }; no answer yet
}
promise-made = Kept: “{ $step }”
promise-no-day = No date, so no reminder.
promise-unmade = Taken back: “{ $step }”
promise-changed = Changed.
promise-which = Which of them is it about?
promise-whom = Whom is it about? No name of your contacts stands in these words.
promise-nobody = A promise belongs to a contact, and you have kept none yet.
promise-type-words = Please type the new words. A day in them becomes the new date.
promise-type-theirs = What does { $name } owe us, and by when? Please type it, for example: the data by Monday
promise-button-done-us = Done
promise-button-done-them = Arrived
promise-button-words = Change words…
promise-button-hand = Hand over…
promise-button-withdraw = Ask nobody
promise-button-contact = Contact
promise-button-again = Open again
promise-button-open = Open
promise-button-note = Keep it as a note
promise-button-theirs = They owe us…
promise-awaited = They owe us: { $value }

handover-whom = Who could take over “{ $step }”? It stays with you until they take it.
handover-nobody = No colleague has joined yet whom I could ask about “{ $step }”.
handover-asked = { $name } is asked. It stays with you until they take it.
handover-withdrawn = Nobody is asked any longer; it stays with you.
handover-question = <b>{ $name }</b> asks you to take over a promise:
handover-button-take = Take it
handover-button-cannot = Cannot
handover-you-taken = It is yours now: “{ $step }”. { $name } is told.
handover-you-declined = All right: “{ $step }” stays with { $name }, who is told.
handover-over = There is nothing to take over any more: it was settled, withdrawn or given to somebody else.
handover-taken = { $name } has taken over: “{ $step }”
handover-declined = { $name } cannot take over: “{ $step }”. It stays with you.

year-title = <b>My year</b>: { $mission }
year-contacts = Contacts: { $count }
year-promises = Promises: { $made }. Kept: { $kept }, open: { $open }, overdue: { $overdue }
year-theirs = Owed to us: { $open } open, { $arrived } arrived
year-waves = Follow-up questions answered: { $answered } of { $asked }
year-project = Project “{ $name }” with { $partner }: { $stage ->
    [idea] an idea
    [outline] outlined
    [submitted] submitted
    [funded] funded
    [running] running
    [ended] ended
   *[stopped] stopped
}
year-agreement = { $kind ->
    [letter] Letter of intent
    [memorandum] Memorandum
    [contract] Contract
   *[consortium] Consortium
} with { $partner }, { $day }
year-agreement-undated = { $kind ->
    [letter] Letter of intent
    [memorandum] Memorandum
    [contract] Contract
   *[consortium] Consortium
} with { $partner }
year-unnamed = without a name
year-no-outcomes = No projects or agreements yet.
year-next = I will next ask you something on { $day }.
year-nothing-next = No more questions are planned.
