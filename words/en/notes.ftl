help-note = /note – keep what you noticed: /note Trams give way to nobody #transport; alone it asks and shows your notes
menu-note = Keep what you noticed; your notes
note-ask = What did you notice? Type it, or send a photo, a voice message or a place.
note-example = For example: <i>/note Sensors show free parking at every corner #transport</i>
note-kept = Kept as your note.
note-changed = Changed. Your note now:
note-shared = Shared with the delegation.
note-unshared = No longer shared with the delegation.
note-seen = Noted: you saw it too.
note-unseen = Taken back: you are no longer named as having seen it.
note-added = Added. More can follow for ten minutes.
note-back = Restored.
note-open = A note by { $name }
note-wordless = Without words
note-line-when = { $name }, { $moment }
note-line-theme = Theme: { $theme }
note-line-place = Place: { $place }
note-place = Place
note-photos = { $count ->
    [one] { $count } photo
   *[other] { $count } photos
}
note-voices = { $count ->
    [one] { $count } voice message
   *[other] { $count } voice messages
}
note-documents = { $count ->
    [one] { $count } document
   *[other] { $count } documents
}
note-line-files = With it: { $files }
note-line-seen = Saw it too: { $names }
note-for-few = Only you and the organisers can read it.
note-for-all = The whole delegation can read it.
note-told-organisers = Only its author and the organisers can read it.
note-no-theme = Without a theme
note-button-share = Share with the delegation
note-button-unshare = Stop sharing
note-button-theme = Theme…
note-button-place = Place…
note-button-file = Add photo or voice
note-button-files = { $count ->
    [one] Show { $count } file
   *[other] Show { $count } files
}
note-button-map = Map
note-button-list = My notes
note-button-see = I saw it too
note-button-unsee = I did not see it
note-ask-text = Please type the note anew.
note-ask-place = Where was it? Type the place, or send one from your phone.
note-ask-file = Send photos, voice messages, documents or a place now. For ten minutes they are put to this note.
note-ask-theme = Which theme? Choose one, or type another.
note-ask-first-theme = Which theme? Please type it.
note-theme-long = A theme has at most { $most } characters. Please type a shorter one.
note-place-long = A place has at most { $most } characters. Please type a shorter one.
note-files-full = A note holds at most { $most } files. For more, please begin another note.
note-deleted = Deleted: { $text }
note-edited-since = The note was edited again since, so nothing was put back.
notes-own = Your notes: { $count }
notes-all = Notes that you can read: { $count }
notes-none = No notes here yet.
notes-you = you
notes-theme = <b>{ $theme }</b>
notes-item = { $number }. { $text }
notes-by = { $name }, { $day }
notes-seen = { $count ->
    [one] { $count } other saw it too
   *[other] { $count } others saw it too
}
notes-shared = shared
notes-choose-theme = Which theme?
notes-button-own = Only mine
notes-button-all = All of the delegation
notes-button-themes = By theme…
notes-button-every = All themes
notes-button-file = As an outline (.md)
notes-exported = { $count ->
    [one] Your { $count } note as an outline by themes.
   *[other] Your { $count } notes as an outline by themes.
}
note-outline-title = Notes: { $mission }
note-outline-count = { $count ->
    [one] { $count } note, by theme
   *[other] { $count } notes, by theme
}
note-outline-private = Not shared with the delegation
