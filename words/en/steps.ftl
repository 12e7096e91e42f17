### A contact asked for step by step, forwarded messages, photos and voice notes.

steps-ask-name = Who did you meet? Please type the name.
steps-or-line = Or type everything in one message.
steps-ask-organisation = Which organisation is { $name } from?
steps-ask-reach = How can { $name } be reached? Please type a phone number or an e-mail.
steps-ask-promise = What did you promise { $name }, and by when? For example: send the offer by Friday.
steps-so-far = So far: { $said }
steps-going-on = You were adding a contact. Here is where you were:
steps-still-open = The contact you were adding before is still open: { $name }
steps-reach-unclear = “{ $typed }” is not a valid phone number or e-mail. It is kept under About.
steps-were-at = You were adding a contact: { $name }. The question was: { $field }.
steps-answer = It is the answer: { $field }
steps-field-name = name
steps-field-organisation = organisation
steps-field-reach = phone or e-mail
steps-field-promise = what you promised

steps-forwarded = Forwarded, from { $name }

steps-kept-files = I have kept this safe: { $files }. Where does it belong?
steps-count-photo = { $count ->
    [one] { $count } photo
   *[other] { $count } photos
}
steps-count-voice = { $count ->
    [one] { $count } voice note
   *[other] { $count } voice notes
}
steps-count-document = { $count ->
    [one] { $count } picture file
   *[other] { $count } picture files
}
steps-files = Attached: { $files }
steps-filed = Attached to this contact:
steps-file-of = <b>{ $name }</b>, { $day }
steps-this-contact = this contact
steps-button-card = Card of { $name }
steps-button-new = New contact
steps-button-files = Photos and voice notes
