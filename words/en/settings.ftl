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
settings-not-understood = That cannot be set. Try /settings en, /settings 7:45 (the agenda), /settings 15 (minutes of the reminder: 5, 15, 30 or 60) or /settings off (no reminders).
