help-today = /today – your agenda for today
menu-today = Today’s agenda
help-tomorrow = /tomorrow – your agenda for tomorrow
menu-tomorrow = Tomorrow’s agenda
help-agenda = /agenda – your agenda day by day, the programme and a calendar file; one day: /agenda 25.4. or /agenda tuesday
menu-agenda = Agenda, programme, calendar
help-next = /next – what is next, when and where; looking for something: /next dinner
menu-next = What is next, when and where

agenda-today = Today, { $day }
agenda-tomorrow = Tomorrow, { $day }
agenda-first = <b>{ $day }</b>. From { $time }: { $title }
agenda-ahead = <b>{ $day }</b>. Next { $time }: { $title }
agenda-going-on = <b>{ $day }</b>. Now, since { $time }: { $title }
agenda-over = <b>{ $day }</b>. That was all for today.
agenda-free = <b>{ $day }</b>. No meetings.
agenda-empty = <b>{ $day }</b>. Nothing in your agenda.
agenda-follows = Next: { $title }, { $when }
agenda-nothing-follows = Nothing more is planned.
agenda-zone = Times are { $city } time (UTC{ $offset }).
agenda-changed = <b>What has changed:</b>
agenda-more-changes =
    { $count ->
        [one] and one more change
       *[other] and { $count } more changes
    }
agenda-session = <b>{ $hours }</b> { $title }
agenda-all-day = All day
agenda-all-day-until = All day, until { $day }
agenda-place = { $place } (<a href="{ $link }">map</a>)
agenda-place-alone = { $place }
agenda-map-alone = <a href="{ $link }">Map</a>
agenda-host = Host: { $text }
agenda-dress = Dress: { $text }
agenda-bring = Bring: { $text }
agenda-notes = Note: { $text }
agenda-clash = Clashes with: { $titles }
agenda-button-earlier = ‹ Earlier that day
agenda-button-later = Later that day ›
agenda-button-before = ‹ { $day }
agenda-button-after = { $day } ›
agenda-button-programme = Programme
agenda-button-calendar = Calendar file (.ics)
agenda-button-whole = Whole agenda
agenda-calendar-sent =
    { $count ->
        [one] Your agenda as a calendar file: 1 item. Open it to add it to your phone’s calendar.
       *[other] Your agenda as a calendar file: { $count } items. Open it to add them to your phone’s calendar.
    }
agenda-day-unknown = “{ $text }” is no day that I know. Try /agenda 25.4. or /agenda tuesday

next-in-minutes =
    { $minutes ->
        [one] In 1 minute: <b>{ $title }</b>
       *[other] In { $minutes } minutes: <b>{ $title }</b>
    }
next-in-hours =
    { $minutes ->
        [0] In { $hours } h: <b>{ $title }</b>
       *[other] In { $hours } h { $minutes } min: <b>{ $title }</b>
    }
next-in-days =
    { $days ->
        [1] Tomorrow { $time }: <b>{ $title }</b>
       *[other] In { $days } days, { $time }: <b>{ $title }</b>
    }
next-at-once = Starting now: <b>{ $title }</b>
next-began =
    { $minutes ->
        [one] Began 1 minute ago: <b>{ $title }</b>
       *[other] Began { $minutes } minutes ago: <b>{ $title }</b>
    }
next-now = Going on now: { $title } ({ $hours })
next-nothing = Nothing more is ahead in your agenda.
next-not-found = Nothing ahead in your agenda is called “{ $text }”. Everything: /agenda
next-button-day = The whole day

change-several = <b>{ $count } changes in your agenda</b>
change-moved = <b>Moved:</b> { $title }
change-changed = <b>Changed:</b> { $title }
change-added = <b>New in your agenda:</b> { $title }
change-restored = <b>Takes place after all:</b> { $title }
change-cancelled = <b>Cancelled:</b> { $title }
change-removed = <b>No longer in your agenda:</b> { $title }
change-when = When: <b>{ $new }</b>
change-was = Before: <s>{ $old }</s>
change-struck = <s>{ $text }</s>
change-place-was = Place before: <s>{ $old }</s>
change-title-was = Called before: <s>{ $old }</s>
change-no-more = No longer applies: <s>{ $old }</s>
change-line-moved = • Moved: { $title }, now { $new }, before <s>{ $old }</s>
change-line-changed = • Changed: { $title }, { $hours }
change-line-added = • New: { $title }, { $hours }
change-line-restored = • Takes place after all: { $title }, { $hours }
change-line-cancelled = • Cancelled: <s>{ $title }, { $hours }</s>
change-line-removed = • No longer in your agenda: <s>{ $title }, { $hours }</s>
change-seen = Seen
change-seen-noted = You have seen this.
change-seen-thanks = Thank you, noted.

programme-heading = <b>Programme, { $day }</b>
programme-nothing = No sessions on this day.
programme-track = Track: { $name }
programme-room = Room: { $name }
programme-session = <b>{ $hours }</b> { $title }
programme-going = You are going.
programme-speakers =
    { $count ->
        [one] Speaker: { $names }
       *[other] Speakers: { $names }
    }
programme-cancelled = This session was cancelled.
programme-button-tracks = Choose a track
programme-button-rooms = Choose a room
programme-button-everything = Everything
programme-button-mine = My agenda
programme-button-go = I’ll go
programme-button-leave = Not going
programme-button-back = Back to the programme
programme-which-track = <b>Which track, { $day }?</b>
programme-which-room = <b>Which room, { $day }?</b>
programme-noted = It is in your agenda now.
programme-noted-clash = It is in your agenda now. Mind the clash.
programme-left = It is no longer in your agenda.
