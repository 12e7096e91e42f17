help-settings = /settings – your language, the time of the day’s agenda and reminders, for example: /settings 7:45
menu-settings = Language, agenda time, reminders
settings-title = <b>Your settings</b>
settings-language = Language: { $language }
settings-agenda = Agenda of the day: { $time }
settings-agenda-as-mission = Agenda of the day: { $time }, as the mission
settings-reminder = { $minutes ->
    [0] Reminders: off
   *[other] Reminder: { $minutes } minutes before a session
}
settings-choose = Tap what you want to change: the language, the time of the agenda, or the minutes of the reminder.
settings-saved = Saved. { $what }
settings-as-mission = As the mission, { $time }
settings-other-time = Another time
settings-lead = { $minutes } min
settings-lead-off = No reminders
settings-ask-time = At what time should the day’s agenda come? Type it, for example: 7:45
settings-bad-time = That is no time of day. Please type hours and minutes, for example: 7:45. To stop here: /cancel
settings-not-understood = That cannot be set. Try /settings en, /settings 7:45 (the agenda), /settings 15 (minutes of the reminder: 5, 15, 30 or 60), /settings off (no reminders) or /settings 22-7 (quiet hours).
settings-button-quiet = Mute and quiet hours
settings-quiet-title = <b>Mute and quiet hours</b>
settings-quiet-saved = Saved.
settings-quiet-hours = Quiet: { $begins }–{ $until }. What falls due meanwhile comes afterwards.
settings-quiet-off = Quiet hours: none
settings-muted = Muted: { $kinds }
settings-muted-none = Muted: nothing
settings-quiet-choose = Tap a kind to mute it or to have it again. Changes of your agenda and critical announcements always come; reminders come in quiet hours too, unless you mute them.
settings-quiet-other = Other hours
settings-quiet-none = No quiet hours
settings-hours = { $begins }–{ $until }
settings-switch = { $kind }: { $muted ->
    [yes] muted
   *[no] on
}
settings-kind = { $kind ->
    [day] Day’s agenda
    [reminder] Reminders
    [stars] Stars
    [evening] Evening line
    [home] Way home
    [survey] Surveys
    [nudge] Promises
    [wave] After the mission
    [baseline] Before departure
    [digest] Digest
    [broadcast] Announcements
   *[other] Other
}
settings-ask-hours = From when until when should it be quiet? Type it, for example: 22:30–6:45
settings-bad-hours = Those are no hours. Please type two times, for example: 22:30–6:45. To stop here: /cancel
settings-endless-hours = Such hours would never end. Please type two different times, for example: 22:30–6:45
