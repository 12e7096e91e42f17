help-cancel = /cancel – leave what is under way
menu-cancel = Leave what is under way
cancel-done = { $what ->
    [contact] Cancelled: no contact was added.
    [contact-field] Cancelled: the contact stays as it was.
    [feedback] Cancelled: your feedback line. Stars already given stay.
    [followup] Cancelled: the follow-up. What you have answered stays.
    [wave] Cancelled: the follow-up. What you have answered stays.
    [note] Cancelled. Notes already kept stay.
    [broadcast] Cancelled: nothing was sent.
    [settings] Cancelled: your settings stay as they were.
    [promise] Cancelled: your promises stay as they were.
    [partner] Cancelled: the partner stays as it was.
    [project] Cancelled: the project stays as it was.
    [agreement] Cancelled. An agreement already kept stays.
    [baseline] Cancelled. What you have answered stays.
   *[other] Cancelled.
}
cancel-nothing = There was nothing to cancel.

keeping-what = I have kept this safe. What is it?
keeping-quote = <blockquote>{ $text }</blockquote>
keeping-contact = Contact
keeping-note = Note
keeping-question = Question to the organisers
keeping-not = Not needed
keeping-answer = { $field }: { $name }
keeping-kept-note = Kept as your note.
keeping-kept-question = Kept as your question. The organisers are told now and see it in their list.
keeping-dropped = All right, this is not kept as anything.
keeping-only-text = I can read text and shared contacts so far. Please type what you would like to keep, or see /help.
keeping-command = I do not know the command { $command }. See /help for all commands.
keeping-asks = <b>{ $name }</b> asks the organisers:
keeping-problem = <b>{ $name }</b> reports a problem:
keeping-button-files = Show: { $files }
