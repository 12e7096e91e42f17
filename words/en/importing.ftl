help-programme = /programme – bring in or change the mission and its agenda: send a file, look at the preview, tap Apply
menu-programme = Bring in or change the agenda

importing-ask = <b>Send me a file</b>, now or at any time. You will see what it changes first; nothing changes until you tap Apply.
importing-ask-mission = • The whole mission: the workbook (.xlsx). The button below sends you an empty one.
importing-ask-agenda = • Your agenda or the forum’s programme alone: .csv, .xlsx, .ics, .json from pretalx or Sessionize, .xml from frab
importing-ask-people = • The list of people alone: .csv or .xlsx
importing-ask-again = To correct something, send the corrected file: only what differs changes, and those concerned get a notice.
importing-button-template = Empty workbook (.xlsx)
importing-file-wanted = Please send it as a file (.xlsx, .csv, .ics, .json or .xml). I cannot read an agenda from a picture or a voice message.
importing-template = Fill in the sheets that you need and send the workbook back here. The rows marked as samples show how.
importing-template-name = mission

importing-not-fetched = I could not get { $file } from Telegram. Please send it once more.
importing-mission-first = There is no mission yet that this file could belong to. Please send the whole mission first; /programme gives you the workbook.
importing-not-yours = This file describes the mission { $code }, which you do not organise. Nothing was taken from it.
importing-sheet-alone =
    { $sheet ->
        [groups] { $file } is the list of groups of a mission. Please send the whole mission: the workbook, with this as a sheet.
        [partners] { $file } is the list of partners of a mission. Please send the whole mission: the workbook, with this as a sheet.
        [departure] { $file } is the departure checklist of a mission. Please send the whole mission: the workbook, with this as a sheet.
       *[questions] { $file } holds the questions of a mission. Please send the whole mission: the workbook, with this as a sheet.
    }

importing-first-day-how = Tap a day, or write a date such as { $example }.
importing-no-date = “{ $text }” is not a date. Please write one such as { $example }.
importing-which =
    { $count ->
        [one] What is { $file }, with { $count } session?
       *[other] What are the { $count } sessions in { $file }?
    }
importing-which-ours = • Our agenda: meetings and visits of the delegation. They come into the days of those concerned, with reminders.
importing-which-programme = • The forum’s programme: everybody picks from it with “I’ll go”.
importing-button-ours = It is our agenda
importing-button-programme = It is the forum’s programme

importing-head =
    { $state ->
        [nothing] <b>{ $file }</b> changes nothing.
       *[pending] <b>{ $file }</b> would change this; nothing has changed yet.
    }
importing-changed-since = <b>The mission has changed since this preview.</b> Now the file would change this; nothing has changed yet.
importing-kind-ours = Read as our own agenda.
importing-kind-programme = Read as the forum’s programme.
importing-left-out =
    { $rest ->
        [0] Left out, since no column or sheet is called so: { $names }
       *[other] Left out, since no column or sheet is called so: { $names } and { $rest } more
    }
importing-button-apply = Apply
importing-button-list = The whole list as a file
importing-list = Every line of the preview. Nothing has changed yet.
importing-list-name = preview
importing-dropped = Cancelled. Nothing has changed.
importing-replaced = Continued below. Nothing was changed from here.

importing-applied = <b>Applied.</b>
importing-hearing =
    { $people ->
        [0] Nobody who has joined is affected, so nobody gets a notice.
        [one] { $people } person gets a notice of the change within two minutes.
       *[other] { $people } people get a notice of the change within two minutes.
    }
importing-next = New people need their personal invitations: python bot.py invites { $code }
