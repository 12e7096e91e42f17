followup-heading = <b>{ $mission }</b> – { $contacts ->
    [one] { $contacts } contact to follow up
   *[other] { $contacts } contacts to follow up
}. Three taps each, at most.
followup-contact = { $number } of { $total }: <b>{ $name }</b>
followup-contact-of = { $number } of { $total }: <b>{ $name }</b>, { $organisation }
followup-about = { $about }
followup-ask-thanked = Have you thanked them for the meeting?
followup-yes = Yes
followup-no = No
followup-not-needed = Not needed
followup-skip = Skip this contact
followup-pause = Later
followup-ask-step = What is the next step?
followup-type-step = Tap one, or type your own.
followup-call = Call
followup-send = Send materials
followup-meet = Meet online
followup-nothing = Nothing
followup-own-step = My own words
followup-promised = You promised: “{ $step }”
followup-promised-by = You promised: “{ $step }”, by { $day }
followup-more = { $count ->
    [one] and { $count } more promise
   *[other] and { $count } more promises
}
followup-ask-confirm = Is that still right?
followup-type-other = You can also type a new next step.
followup-right = Still right
followup-done = Already done
followup-new-day = New date
followup-drop = Drop it
followup-step = “{ $step }”
followup-step-by = “{ $step }”, by { $day }
followup-ask-day = By when?
followup-type-day = Tap one, or type a date, for example: 12 May
followup-friday = This Friday
followup-week = In 1 week
followup-fortnight = In 2 weeks
followup-no-day = No date
followup-other-day = Another date
followup-no-day-named =
    Sorry, that date was not understood. Please type a day that lies ahead, for example: 12 May, Friday, in 3 weeks. To stop here: /cancel
followup-words-only = Please answer in words, or tap one of the buttons above. To stop here: /cancel
followup-name = <b>{ $name }</b>
followup-outcome = { $name }: { $what }
followup-outcome-nothing = no next step
followup-outcome-done = done
followup-outcome-dropped = dropped
followup-outcome-skipped = skipped
followup-finished = { $contacts ->
    [one] That was your only contact. Thank you!
   *[other] That was the last of your { $contacts } contacts. Thank you!
}
followup-counts = Thanked: { $thanked } of { $total }. With a next step: { $steps } of { $total }.
followup-paused = Kept so far: { $answered } of { $total } contacts. Go on whenever it suits you.
followup-proceed = Go on
followup-no-contacts = <b>{ $mission }</b>. You have kept no contacts yet. Is there anybody to add?
followup-add-contact = One line each is enough: /contact Jan Novák, Example s.r.o., jan@example.cz
followup-nobody = Nobody to add
followup-nobody-kept = Noted: nobody to add. Thank you!
followup-where = Last time we were at the next step with <b>{ $name }</b>.
followup-left-over = You wrote: “{ $text }”. What shall I do with it?
followup-is-step = It is the next step
followup-keep-note = Keep it as a note
followup-note-kept = Kept as a note: “{ $text }”
followup-owed = <b>{ $mission }</b> – { $promises ->
    [one] { $promises } promise is still open.
   *[other] { $promises } promises are still open.
}
followup-owed-none = Nothing is open any more. Thank you!
followup-owed-item = { $number }. <b>{ $whom }</b>: { $what }
followup-owed-done = { $number }: Done
followup-owed-later = { $number }: +1 week
followup-owed-dropped = { $number }: Drop
followup-settled-done = Done: “{ $step }”
followup-settled-later = One week more: “{ $step }”, by { $day }
followup-settled-dropped = Dropped: “{ $step }”
