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
followup-next = Next question: { $day }, if anything is open by then.
followup-last = That was the last question about this mission.
followup-wave-heading-1m = <b>{ $mission }</b>, one month later: where are you with your partners?
followup-wave-heading-3m = <b>{ $mission }</b>, three months later: what has been signed, what has been submitted?
followup-wave-heading-6m = <b>{ $mission }</b>, half a year later: what has become of your projects?
followup-wave-heading-12m = <b>{ $mission }</b>, a year later: the last questions.
followup-wave-ask = { $question ->
    [stage] Where is it now?
    [name] It is kept as a project. What is it called?
    [signed] Has anything been signed?
    [signed-on] When was it signed?
    [submitted] Has the project been submitted?
    [help] Do you need help from the organisers?
    [help-line] What do you need? Your words go to the organisers as a question.
    [value] What is it worth, roughly? Nobody sees your answer under your name.
    [evidence] Is there a link where one can read about it?
    [claim] Is that still right?
    [worth] Was the mission worth your time and money? From 1 (no) to 5 (very much).
   *[anyway] Would all this have happened without the mission?
}
followup-wave-type = { $question ->
    [name] Type its name, or leave it as it is.
    [signed-on] Tap one, or type a date, for example: 12 May
    [evidence] Paste a link here, for example: example.org/pilot
   *[help-line] Just type it.
}
followup-choice-stage = { $value ->
    [nothing] Nothing yet
    [talking] Talking
    [idea] An idea
    [outline] Outline
    [submitted] Submitted
    [funded] Funded
    [running] Running
    [ended] Finished
   *[stopped] Stopped
}
followup-choice-name = { $value ->
   *[kept] Leave it so
}
followup-choice-signed = { $value ->
    [letter] Letter of intent
    [memorandum] Memorandum
    [contract] Contract
    [consortium] Consortium
   *[nothing] Nothing
}
followup-choice-signed-on = { $value ->
   *[none] Not sure
}
followup-choice-value = { $value ->
    [under-10k] Under €10,000
    [under-50k] €10,000–50,000
    [under-250k] €50,000–250,000
    [under-1m] €250,000–1 million
    [over-1m] Over €1 million
   *[private] Rather not say
}
followup-choice-evidence = { $value ->
   *[none] No link
}
followup-choice-claim = { $value ->
    [confirmed] Yes, confirm
   *[withdrawn] No, withdraw
}
followup-choice-anyway = { $value ->
    [no] No
    [later] Yes, but later
    [smaller] Yes, but smaller
   *[yes] Yes, just the same
}
followup-signed-today = Today
followup-signed-week = A week ago
followup-signed-month = A month ago
followup-wave-project = Project “{ $name }”: { $stage ->
    [idea] an idea
    [outline] outline
    [submitted] submitted
    [funded] funded
    [running] running
    [ended] finished
   *[stopped] stopped
}
followup-wave-agreement = { $kind ->
    [letter] Letter of intent signed
    [memorandum] Memorandum signed
    [contract] Contract signed
   *[consortium] Consortium agreed
}
followup-wave-agreement-on = { $kind ->
    [letter] Letter of intent signed on { $day }
    [memorandum] Memorandum signed on { $day }
    [contract] Contract signed on { $day }
   *[consortium] Consortium agreed on { $day }
}
followup-told-stage = { $value ->
    [nothing] nothing yet
    [talking] talking
   *[stopped] stopped
}
followup-told-signed = { $value ->
   *[nothing] nothing signed
}
followup-told-submitted = { $value ->
    [yes] project submitted
   *[no] project not submitted yet
}
followup-told-help = { $value ->
    [yes] You could do with help
   *[no] You need no help
}
followup-told-help-line = { $value ->
   *[asked] your question is with the organisers
}
followup-told-value = { $value ->
    [private] value not told
   *[other] value noted
}
followup-told-evidence = { $value ->
    [given] link kept
   *[none] no link
}
followup-told-claim = { $value ->
    [confirmed] confirmed
   *[withdrawn] withdrawn
}
followup-told-worth = Worth the time and money: { $value } of 5
followup-told-anyway = { $value ->
    [no] It would not have happened without the mission
    [later] Without the mission it would have happened later
    [smaller] Without the mission it would have been smaller
   *[yes] It would have happened anyway
}
followup-wave-finished = That is all for now. Thank you!
followup-wave-paused = Kept so far: { $answered } of { $total }. Go on whenever it suits you.
followup-still-open = { $promises ->
    [one] Still open: { $promises } promise.
   *[other] Still open: { $promises } promises.
}
followup-show-open = Show what is open
followup-no-past-day =
    Sorry, that date was not understood. Please type a day that has come, for example: 12 May, yesterday, 2 weeks ago. To stop here: /cancel
followup-no-link =
    Sorry, that is no web address. Please paste a link, for example: example.org/pilot – or tap “No link”. To stop here: /cancel
