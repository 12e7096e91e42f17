help-results = /results – the mission in numbers; every number opens its list
menu-results = The mission in numbers

results-head = <b>Results: { $mission }</b>
results-as-of = As of { $moment }
results-joined = Joined: { $done } of { $asked }
results-contacts = Contacts: { $number }
results-incomplete = Not counted, as a name or an organisation is missing: { $number }
results-partners = Partners: { $number } (new { $new }, known before { $known })
results-promises = Promises: { $number } (open { $open }, of these overdue { $overdue }; done { $done }, dropped { $dropped })
results-feedback = Ratings: { $answered } of { $asked } asked for
results-unasked = given without being asked for: { $number }
results-average = average { NUMBER($average, maximumFractionDigits: 1) } of 5
results-no-average = average from 5 ratings on
results-comments = Comments: { $number }
results-evening = Evening line: { $done } of { $asked } answered
results-home = Way home: { $done } of { $asked } answered
results-home-goals = goals met: { NUMBER($average, maximumFractionDigits: 1) } of 5
results-home-recommend = would recommend: { NUMBER($average, maximumFractionDigits: 1) } of 10
results-wave = Follow-up after two working days: { $done } of { $asked } answered
results-wave-ahead = Follow-up after two working days: nobody asked yet
results-notes = Notes: { $number }, questions: { $questions }

results-title = { $what ->
    [joined] Joined
    [contacts] Contacts
    [partners] Partners
    [promises] Promises
    [feedback] Ratings
    [comments] Comments
    [evening] Evening line
    [home] Way home
    [wave] Follow-up
    [notes] Notes
   *[questions] Questions
}
results-figure = { $title }: { $number }
results-figure-of = { $title }: { $number } of { $all }
results-refresh = Refresh
results-empty = Nothing here yet.

results-section = { $section ->
    [overdue] Overdue: { $number }
    [open] Open: { $number }
    [done] Done: { $number }
    [dropped] Dropped: { $number }
    [new] New: { $number }
    [known] Known before: { $number }
    [joined] Joined: { $number }
    [unjoined] Not joined yet: { $number }
    [answered] Answered: { $number }
   *[silent] No answer yet: { $number }
}
results-contact = • <b>{ $name }</b>, { $organisation } (met by { $people })
results-more = { $people } and { $number } more
results-partner = • <b>{ $name }</b>, contacts: { $contacts }
results-partner-since = • <b>{ $name }</b>, known since { $since }, contacts: { $contacts }
results-promise = • { $text } ({ $owner }, for { $contact })
results-promise-due = • { $text } ({ $owner }, for { $contact }, by { $due })
results-step = next step
results-session = • { $title }, { $moment }: ratings { $ratings }, asked { $asked }
results-session-average = • { $title }, { $moment }: ratings { $ratings }, asked { $asked }, average { NUMBER($average, maximumFractionDigits: 1) }
results-remark = • { $text } ({ $name })
results-remark-about = • { $text } ({ $name } on: { $about })
results-copied = • { $text } ({ $name }, { $day })
results-problem = • Problem: { $text } ({ $name }, { $day })
results-person = • { $name }
results-nobody = somebody no longer listed
