help-results = /results – the mission in numbers; every number opens its list
menu-results = The mission in numbers

results-head = <b>Results: { $mission }</b>
results-as-of = As of { $moment }
results-joined = Joined: { $done } of { $asked }
results-contacts = Contacts: { $number }
results-incomplete = Not counted, as a name or an organisation is missing: { $number }
results-partners = Partners: { $number } (new { $new }, known before { $known }, of these strengthened { $stronger })
results-meetings = Meetings: held { $held } of { $number } (missed { $missed }, ahead { $ahead }, not known { $unknown })
results-promises = Promises: { $number } (open { $open }, of these overdue { $overdue }; done { $done }, dropped { $dropped })
results-owed = Owed to us: { $number } (open { $open }, of these overdue { $overdue }; done { $done }, dropped { $dropped })
results-followup = Follow-up: { $kept } of { $all } contacts with a step, done by its date
results-followup-share = Follow-up: { $kept } of { $all } contacts with a step, done by its date ({ $share } %)
results-projects = Projects: confirmed { $confirmed } of { $all } claimed
results-agreements = Agreements: confirmed { $confirmed } of { $all } claimed
results-feedback = Ratings: { $answered } of { $asked } asked for
results-unasked = given without being asked for: { $number }
results-average = average { NUMBER($average, maximumFractionDigits: 1) } of 5
results-no-average = average from 5 ratings on
results-comments = Comments: { $number }
results-evening = Evening line: { $done } of { $asked } answered
results-home = Way home: { $done } of { $asked } answered
results-home-goals = goals met: { NUMBER($average, maximumFractionDigits: 1) } of 5
results-home-recommend = would recommend: { NUMBER($average, maximumFractionDigits: 1) } of 10
results-wave = After { $what ->
    [wave-2d] two working days
    [wave-14d] two weeks
    [wave-1m] a month
    [wave-3m] three months
    [wave-6m] six months
   *[wave-12m] a year
}: { $done } of { $asked } answered, { $over ->
    [yes] no answer
   *[no] no answer yet
}: { $silent }
results-wave-ahead = Follow-up: nobody asked yet
results-worth = Worth it: { $yes } of { $answered } say yes; { $answered } of { $asked } answered
results-worth-answered = { $answered } of { $asked } answered; 4 and 5 count as yes
results-answered = { $answered } of { $asked } answered
results-worth-section = { $said } ({ $number })
results-stars = { $stars } of 5
results-values = Project values: told for { $told } of { $asked }
results-values-private = Values are only counted, never with a name, and only where five people or more gave the same answer.
results-notes = Notes: { $number }, questions: { $questions }
results-surveys = Your surveys: { $answered } of { $asked } answers to { $number ->
    [one] { $number } question
   *[other] { $number } questions
}

results-title = { $what ->
    [joined] Joined
    [contacts] Contacts
    [partners] Partners
    [promises] Promises
    [meetings] Meetings held
    [owed] Owed to us
    [followup] Steps in time
    [projects] Projects confirmed
    [agreements] Agreements confirmed
    [feedback] Ratings
    [comments] Comments
    [evening] Evening line
    [home] Way home
    [wave-2d] After 2 working days
    [wave-14d] After 2 weeks
    [wave-1m] After a month
    [wave-3m] After 3 months
    [wave-6m] After 6 months
    [wave-12m] After a year
    [worth] Worth it
    [values] Project values
    [notes] Notes
   *[questions] Questions
}
results-figure = { $title }: { $number }
results-figure-of = { $title }: { $number } of { $all }
results-refresh = Refresh
results-draw = As a picture
results-empty = Nothing here yet.

results-section = { $section ->
    [overdue] Overdue: { $number }
    [open] Open: { $number }
    [done] Done: { $number }
    [dropped] Dropped: { $number }
    [held] Held: { $number }
    [missed] Missed: { $number }
    [ahead] Still ahead: { $number }
    [unknown] Did it take place? { $number }
    [late] Done late: { $number }
    [kept] Done in time: { $number }
    [confirmed] Confirmed: { $number }
    [claimed] Claimed: { $number }
    [new] New: { $number }
    [known] Known before: { $number }
    [joined] Joined: { $number }
    [unjoined] Not joined yet: { $number }
    [answered] Answered: { $number }
    [unanswered] No answer: { $number }
    [idle] Nothing was open: { $number }
    [unreached] Not reached: { $number }
   *[silent] No answer yet: { $number }
}
results-contact = • <b>{ $name }</b>, { $organisation } (met by { $people })
results-more = { $people } and { $number } more
results-partner = • <b>{ $name }</b>, contacts: { $contacts }{ $stronger ->
    [yes] , strengthened
   *[no] {""}
}
results-partner-since = • <b>{ $name }</b>, known since { $since }, contacts: { $contacts }{ $stronger ->
    [yes] , strengthened
   *[no] {""}
}
results-meeting = • { $title }, { $moment }
results-button-held = Took place: { $title }
results-button-missed = Did not: { $title }
results-button-files = { $name }: { $files }
results-followed = • <b>{ $name }</b>, { $organisation } (steps: { $steps })
results-project = • <b>{ $name }</b> with { $partner } ({ $owner }): { $stage ->
    [idea] idea
    [outline] outline
    [submitted] submitted
    [funded] funded
    [running] running
    [ended] ended
   *[stopped] stopped
}{ $by ->
    [owner] , confirmed by its owner
    [partner] , confirmed by the partner
    [document] , confirmed by a document
   *[none] {""}
}
results-agreement = • <b>{ $kind ->
    [letter] Letter of intent
    [memorandum] Memorandum
    [contract] Contract
   *[consortium] Consortium
}</b>, with { $partner } ({ $parties }){ $by ->
    [owner] , confirmed by its owner
    [partner] , confirmed by the partner
    [document] , confirmed by a document
   *[none] {""}
}
results-agreement-signed = • <b>{ $kind ->
    [letter] Letter of intent
    [memorandum] Memorandum
    [contract] Contract
   *[consortium] Consortium
}</b>, with { $partner } ({ $parties }, signed on { $day }){ $by ->
    [owner] , confirmed by its owner
    [partner] , confirmed by the partner
    [document] , confirmed by a document
   *[none] {""}
}
results-promise = • { $text } ({ $owner }, for { $contact })
results-promise-due = • { $text } ({ $owner }, for { $contact }, by { $due })
results-awaited = • { $text } (from { $contact }, awaited by { $owner })
results-awaited-due = • { $text } (from { $contact }, awaited by { $owner }, by { $due })
results-step = next step
results-session = • { $title }, { $moment }: ratings { $ratings }, asked { $asked }
results-session-average = • { $title }, { $moment }: ratings { $ratings }, asked { $asked }, average { NUMBER($average, maximumFractionDigits: 1) }
results-remark = • { $text } ({ $name })
results-remark-about = • { $text } ({ $name } on: { $about })
results-copied = • { $text } ({ $name }, { $day })
results-problem = • Problem: { $text } ({ $name }, { $day })
results-person = • { $name }
results-nobody = somebody no longer listed

results-file = results
results-tile-contacts = { $count ->
    [one] contact
   *[other] contacts
}
results-tile-contacts-more = { $partners ->
    [one] at { $partners } organisation
   *[other] at { $partners } organisations
}
results-tile-partners = { $count ->
    [one] new partner
   *[other] new partners
}
results-tile-partners-more = of { $number }; strengthened: { $stronger }
results-tile-meetings = { $count ->
    [one] meeting held
   *[other] meetings held
}
results-tile-meetings-more = of { $number } planned
results-tile-outcomes = { $count ->
    [one] confirmed outcome
   *[other] confirmed outcomes
}
results-tile-outcomes-more = of { $number } claimed
results-bar = { $what ->
    [joined] Joined
    [followup] Contacts with the step done in time
    [promises] Our promises kept
    [owed] Owed to us, received
    [feedback] Ratings
    [evening] Evening line
    [home] Way home
    [wave-2d] Answered after 2 working days
    [wave-14d] Answered after 2 weeks
    [wave-1m] Answered after a month
    [wave-3m] Answered after 3 months
    [wave-6m] Answered after 6 months
   *[wave-12m] Answered after a year
}
results-of = { $part } of { $whole }
results-caption = { $number } { $label } ({ $more })
results-caption-bar = { $label }: { $said }
