### Files that organisers send: why a file is refused, what is wrong with a row, and the template's hints.

## Where a fault is

fault-line = { $place }: { $reason }
fault-at-file = { $file }
fault-at-file-column = { $file }, { $column }
fault-at-file-row = { $file } line { $row }
fault-at-file-row-column = { $file } line { $row }, { $column }
fault-at-sheet = { $sheet }
fault-at-sheet-column = { $sheet }, { $column }
fault-at-sheet-row = { $sheet } row { $row }
fault-at-sheet-row-column = { $sheet } row { $row }, { $column }

## Refusals: nothing of the file was taken

document-not-found = There is no file “{ $file }”.
document-empty = { $file } is empty.
document-kind-unknown = I cannot read { $file }. Please send a table (.xlsx or .csv), a calendar (.ics), or a programme from pretalx, frab or Sessionize (.json, .xml).
document-encoding = The letters in { $file } are not readable. Please save it as CSV in UTF-8, or send the .xlsx.
document-no-rows = { $file } has headings but no rows under them.
document-no-table =
    { $kind ->
        [delegates] { $file } holds no list of people that I can read. It needs one row of headings with at least Name, and then one person per row; Organisation, Position, Group, Role, Phone, E-mail and Language may follow.
        [partners] { $file } holds no list of partners that I can read. It needs one row of headings with at least Name, and then one organisation per row; Country, Kind, Known since and Website may follow.
        [groups] { $file } holds no list of groups that I can read. It needs the heading Group, and then one group per row.
        [departure] { $file } holds no checklist that I can read. It needs one row of headings with at least Item, and then one item per row; Source, Checked on and Audience may follow.
        [questions] { $file } holds no questions that I can read. It needs one row of headings with at least Question, and then one question per row; Kind, Choices, When, Audience and Anonymous may follow.
       *[agenda] { $file } holds no agenda that I can read. It needs one row of headings with Date, Start and Title, and then one session per row; End, Place and Speakers may follow. A grid of times and rooms has to be made into such a list first.
    }
document-column-missing =
    { $column ->
        [code] { $file }: the column Code is missing.
        [date] { $file }: the column Date is missing, or empty in every row.
        [start] { $file }: the column Start is missing, with the time at which a session begins.
        [title] { $file }: the column Title is missing.
        [item] { $file }: the column Item is missing.
        [text] { $file }: the column Question is missing.
       *[name] { $file }: the column Name is missing.
    }
document-first-day-needed = { $file } names days without their date ({ $days }). On which date does the programme begin?
document-not-a-workbook = { $file } is not a workbook that can be opened, although its name says so. Please save it anew as .xlsx.
document-workbook-old = { $file } is an old .xls workbook or locked with a password. Please save it as .xlsx without a password.
document-workbook-too-large = { $file } would become far too large when unpacked, so I did not open it. Please send only the sheets of the mission, without pictures.
document-too-large = { $file } is too large. The limit is { $limit } MB.
document-too-many-rows = { $file } has more than { $limit } rows. Please split it.
document-too-many-faults = { $file } has more than { $limit } rows that cannot be read. Please check how it was saved.
document-too-much = { $file } holds more than I can read at once. Please split it.
document-too-slow = Reading { $file } took too long, so I stopped. Please split or simplify it.
document-reader-failed = { $file } could not be read: something in it surprised me. Please save it anew or send it in another form.
document-not-a-calendar = { $file } is not a calendar that can be read. Please export it anew as .ics.
document-no-events = The calendar { $file } has no events.
document-json-unread = { $file } is broken: it is not complete JSON. Please download it anew.
document-json-unknown = { $file } is JSON, but not a programme that I know. I read exports of pretalx, frab and Sessionize.
document-xml-unread = { $file } is broken: it is not complete XML. Please download it anew.
document-xml-unknown = { $file } is XML, but not a programme that I know. I read the schedule of frab, pentabarf or pretalx.
document-roster-wanted = { $file } is not a list of people. Please send a table (.xlsx or .csv).
document-mission-wanted = { $file } is not a mission. Please send the workbook (.xlsx), or name the folder with mission.toml.
document-mission-sheet-wanted = { $file } has no sheet named Mission. If it is only a programme or a list of people, import it as that.
document-mission-toml-wanted = The folder { $file } has no mission.toml.
document-toml-unread = { $file } cannot be read; look at line { $line }.

## Rows

fault-row-empty = the row is empty
fault-row-too-long = there is more in the row than there are headings (“{ $extra }”). If a text holds a comma, put it in quotation marks. The row was taken without it
fault-quote-open = a quotation mark is opened and not closed where it should be; the row was left out
fault-cell-error = the cell shows the error { $value } and counts as empty
fault-cell-too-long = the text is longer than { $limit } characters and was cut
fault-sheet-unread = the sheet was not read: it has no headings that I know

## Sessions

fault-date-missing = the date is missing
fault-date-unread = “{ $value }” is not a date. Write 2023-04-24 or 24 April 2023
fault-date-partial = “{ $value }” needs a full date with the year
fault-date-weekday = “{ $value }”: the date falls on another day of the week
fault-time-missing = the start is missing
fault-time-unread = “{ $value }” is not a time. Write 9:00 or 9:00–10:30
fault-time-skipped = { $value } does not exist in { $zone }: the clocks jump over it that night
fault-start-other-day = the start “{ $value }” is on another day than { $day }
fault-ends-before-start = ends before it starts ({ $start }–{ $end })
fault-title-missing = the title is missing
fault-uid-twice = the identifier “{ $uid }” stands in row { $row } already
fault-kind-unread = “{ $value }” is not a kind. Write ours or programme
fault-mission-first-day = the days have no dates, and the first day of the mission is not known

## People and lists

fault-name-missing = the name is missing
fault-member-twice = { $name } of the same organisation stands in row { $row } already
fault-phone-unread = “{ $value }” is not a phone number that works; the person was taken without it. Begin with + and the country
fault-email-unread = “{ $value }” is not an e-mail address; the person was taken without it
fault-role-unread = “{ $value }” is not a role; the person was taken as a delegate. Write delegate, organiser or host
fault-language-unread = “{ $value }” is not a language of the assistant; the person was taken without it. Write uk, cs or en
fault-group-unknown = the group “{ $value }” is not in the sheet Groups; the person was taken without it
fault-partner-twice = { $name } stands in row { $row } already
fault-partner-kind-unread = “{ $value }” is not a kind; the partner was taken without it. Write cluster, company, university, authority, embassy or network
fault-item-missing = the item is missing
fault-item-twice = “{ $name }” stands in row { $row } already
fault-question-missing = the question is missing
fault-question-twice = “{ $name }” stands in row { $row } already
fault-question-kind-unread = “{ $value }” is not a kind; the question was taken as one for text. Write stars, score, choice, several or text
fault-question-choices = a question with a choice needs at least two answers, separated by semicolons
fault-question-choices-many = a choice has at most { $most } answers; these are { $count }
fault-question-when-unread = “{ $value }” is no time to ask at. Write way home, evening, a day and a time such as 25 April 18:00, or after 14 days (weeks, months)
fault-question-anonymous-evening = an anonymous question is asked once. Instead of each evening write a day and a time, or way home

## The mission itself

fault-mission-missing =
    { $field ->
        [code] the mission’s code is missing
        [name] the mission’s name is missing
        [city] the city is missing
        [country] the country is missing
        [timezone] the time zone is missing
        [starts] the first day is missing
       *[ends] the last day is missing
    }
fault-mission-code = “{ $value }” cannot be a code. Use 2 to 20 Latin letters, digits and hyphens
fault-mission-timezone = “{ $value }” is not a time zone. Write Europe/Prague or Europe/Kyiv
fault-mission-dates = the last day ({ $ends }) is before the first ({ $starts })
fault-mission-languages = “{ $value }” is not a list of languages. Write uk, cs, en

## Calendars and exports

fault-event-no-start = “{ $title }” has no start
fault-event-dates = the dates of “{ $title }” cannot be read
fault-event-backwards = “{ $title }” ends before it starts
fault-event-zone = the time zone “{ $zone }” of “{ $title }” is not known; its times were taken as those of the mission
fault-event-line = a line of “{ $title }” cannot be read; the rest was taken
fault-event-untitled = the event has no title and is shown as “{ $title }”
fault-event-alone = “{ $title }” stands outside of any calendar; it repeats, but only its first date was taken
fault-event-too-often = “{ $title }” repeats too often; dates after the first { $limit } of the file were left out
fault-event-cut = the file breaks off in the middle of an event
fault-entry-unread = “{ $title }” was left out: { $field } is missing or cannot be read

## The template

document-hint-sheet = Sheet
document-hint-column = Column
document-hint-text = How to fill it in
document-hint-intro = The rows marked as samples show how it is done: write over them or delete them. Sheets that you do not need may stay empty.
document-hint-mission-code = Short and without spaces: Latin letters, digits, hyphens. It stays the same for the whole mission.
document-hint-mission-timezone = The zone of the place, as Europe/Prague. All times of the workbook are in it.
document-hint-mission-languages = Any of uk, cs, en. The first is used where a person’s language is not known.
document-hint-mission-agenda_at = When each person gets the day’s agenda. Empty means 7:30.
document-hint-delegates-name = First name, then surname. One person per row.
document-hint-delegates-group = As in the sheet Groups. May stay empty.
document-hint-delegates-role = { document-roles }. Empty means the first of these.
document-hint-delegates-phone = With + and the country.
document-hint-delegates-language = uk, cs or en: the language in which the assistant first writes.
document-hint-agenda-date = In every row. A date cell, or 2023-04-24, or 24 April 2023.
document-hint-agenda-start = 9:00. A session after midnight has the date of the new day.
document-hint-agenda-end = May stay empty. 0:00 is midnight; an end earlier than an evening start is the next morning.
document-hint-agenda-map = A link to the place on a map.
document-hint-agenda-audience = Empty for everyone; else a group, a role, or names separated by semicolons.
document-hint-agenda-speakers = Names separated by semicolons.
document-hint-agenda-uid = May stay empty. With an identifier of your own, a session is recognised even when its title, day and place all change.
document-hint-partners-kind = { document-partner-kinds }.
document-hint-partners-known_since = A year or a date, if someone in the delegation knew them before this trip.
document-hint-departure-checked_on = The day on which you last checked that this is so.
document-hint-departure-source = Where it is written: a link, an office.
document-hint-questions-kind = { document-question-kinds }.
document-hint-questions-choices = For choices only: the answers, separated by semicolons.
document-hint-questions-when = way home (or empty), evening (each evening of the mission), a day and a time such as 25 April 18:00 (without a time: 18:00), or after 14 days (weeks, months) for so long after the mission’s last day.
document-hint-questions-anonymous = yes, or empty.
document-roles = delegate, organiser, host
document-partner-kinds = cluster, company, university, authority, embassy, network
document-question-kinds = stars, score, choice, several, text
document-sample-mission = Sample mission to Prague
document-sample-programme = Sample programme
document-sample-city = Prague
document-sample-country = Czechia
document-sample-group = Sample group
document-sample-name = Anna Sample
document-sample-organisation = Sample Cluster
document-sample-position = Director
document-sample-session = Sample: welcome at the city hall
document-sample-place = City hall, main entrance
document-sample-host = Jan Sample, city of Prague
document-sample-bring = Passport
document-sample-dress = Business
document-sample-notes = Interpreting is provided
document-sample-partner = Sample University
document-sample-item = Sample: passport valid for three more months
document-sample-source = Border guard’s site
document-sample-question = Sample: what should we do differently next time?
document-sample-when = way home
