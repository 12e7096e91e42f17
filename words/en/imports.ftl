imports-no-mission = This file does not say which mission it belongs to. Name the mission (--mission CODE), or send the whole mission file.
imports-other-mission = This file describes the mission { $file }, not { $named }. Leave the mission out, or send the file of { $named }.
imports-question-answered = “{ $question }” has answers already, so it keeps its kind and stays as anonymous as it was. Give the question other words to ask it differently.

imports-mission-new = New mission: { $name } ({ $code })
imports-mission-known = Mission: { $name } ({ $code })
imports-mission-unread = The mission itself cannot be read, so nothing was taken.
imports-nothing-clear = Nothing would change; what needs your attention stands below.
imports-nothing = Everything in the file is already so: nothing would change.
imports-faults-count =
    { $count ->
        [one] { $count } thing in the file needs your attention
       *[other] { $count } things in the file need your attention
    }
imports-sessions = Agenda: { $counts }
imports-members = People: { $counts }
imports-partners = Partners: { $counts }
imports-groups = Groups: { $counts }
imports-checklist =
    { $count ->
        [one] Departure checklist: now { $count } item
       *[other] Departure checklist: now { $count } items
    }
imports-questions =
    { $count ->
        [one] Survey: now { $count } question
       *[other] Survey: now { $count } questions
    }
imports-n-added = { $count } added
imports-n-moved = { $count } moved
imports-n-changed = { $count } changed
imports-n-cancelled = { $count } cancelled
imports-n-restored = { $count } back again
imports-n-unchanged = { $count } unchanged
imports-n-ambiguous = { $count } unclear

imports-list-faults = Please look at:
imports-list-ambiguous = Unclear which session these rows mean; they are left as they are (a uid in the file settles it):
imports-list-held = No longer in the file, but not cancelled while there are rows that cannot be read:
imports-list-outside = Outside the days of the mission; is the date right?
imports-list-about-mission = About the mission:
imports-list-cancelled = Cancelled:
imports-list-moved = Moved:
imports-list-restored = Back again:
imports-list-changed = Changed:
imports-list-added = Added:
imports-list-members-unclear = Could be several members; left as they are (an e-mail in the file settles it):
imports-list-members-own = Members themselves say otherwise; their word stays:
imports-list-members-repeated = Twice in the file; the first row counts:
imports-list-members-gone = No longer in the file; they stay members:
imports-list-members-left = Have left the mission and are not brought back:
imports-list-members-changed = People, changed:
imports-list-members-added = People, added:
imports-list-groups-added = Groups, added:
imports-list-partners-added = Partners, added:
imports-list-partners-changed = Partners, changed:
imports-item = – { $item }
imports-more =
    { $count ->
        [one] … and { $count } more
       *[other] … and { $count } more
    }

imports-session = { $title } ({ $slot })
imports-session-moved = { $title }: { $changes }
imports-session-changed = { $title }: { $fields }
imports-from-to = { $old } → { $new }
imports-slot = { $when }, { $place }
imports-when = { $day }, { $time }
imports-all-day = { $day }, all day
imports-no-place = no place given
imports-person = { $name }, { $organisation }
imports-person-changed = { $who }: { $changes }
imports-own = { $name }: { $fields }
imports-difference = { $field }: { $old } → { $new }
imports-empty = empty
imports-where = { $where }
imports-where-row = { $where } row { $row }
imports-where-column = { $where }, column “{ $column }”
imports-fault = { $where }: { $what }
imports-role-delegate = delegate
imports-role-organiser = organiser
imports-role-host = host

imports-field-title = title
imports-field-address = address
imports-field-map = map link
imports-field-host = host
imports-field-audience = for whom
imports-field-speakers = speakers
imports-field-bring = what to bring
imports-field-dress = dress
imports-field-notes = notes
imports-field-track = track
imports-field-is-break = break or not
imports-field-all-day = all day or not
imports-field-name = name
imports-field-email = e-mail
imports-field-phone = phone
imports-field-language = language
imports-field-role = role
imports-field-organisation = organisation
imports-field-position = position
imports-field-group = group
imports-field-city = city
imports-field-country = country
imports-field-timezone = time zone
imports-field-starts-on = first day
imports-field-ends-on = last day
imports-field-agenda-at = time of the day’s agenda
imports-field-languages = languages
imports-field-programme = programme of missions

invitation-invalid = This invitation cannot be used. Please ask your organiser for a new link.
invitation-place-taken = You are already in this mission with your own invitation; this link belongs to somebody else.
