help-export = /export – everything as a workbook, the contacts as cards, the agenda as a calendar, the notes as an outline
menu-export = The mission as files
export-question = <b>Export { $mission }</b>
    Which file? It comes after one more question, and the export is written into the log.
export-button = { $what ->
    [xlsx] Everything as a workbook (.xlsx)
    [vcf] Contacts (.vcf)
    [md] Notes as an outline (.md)
   *[ics] Agenda (.ics)
}
export-sure = { $count ->
    [one] <b>This file holds personal data of { $count } person.</b> Send it?
   *[other] <b>This file holds personal data of { $count } people.</b> Send it?
}
export-sure-why = { $what ->
    [md] Notes that their authors have not shared are in it, and marked: ask them before you pass those on.
   *[other] Keep it safe, pass it on only to those who need it, and delete it when it has served. Private notes about contacts are not in it.
}
export-yes = Yes, send
export-no = No
export-not-sent = Nothing was sent.
export-sent = { $what ->
    [xlsx] The mission as a workbook.
    [vcf] The delegation’s contacts, for an address book.
    [md] The delegation’s notes by theme: the outline of a position paper.
   *[ics] The delegation’s agenda, for a calendar.
}
export-own-button = As a file (.vcf)
export-own-sent = { $count ->
    [one] Your { $count } contact, for the address book of your phone.
   *[other] Your { $count } contacts, for the address book of your phone.
}
export-file-contacts = contacts
export-sheet = { $what ->
    [contacts] Contacts
    [encounters] Meetings with contacts
    [partners] Partners
    [promises] Promises
    [projects] Projects
    [agreements] Agreements
    [notes] Notes and questions
    [answers] Answers
    [anonymous] Anonymous answers
    [members] Members
   *[agenda] Agenda
}
export-heading = { $what ->
    [name] Name
    [organisation] Organisation
    [position] Position
    [emails] E-mail
    [phones] Phone
    [links] Links
    [about] About
    [met-by] Met by
    [first-met] First met
    [source] Came as
    [contact] Contact
    [member] Member
    [met-at] Met
    [session] At session
    [country] Country
    [kind] Kind
    [website] Website
    [known] Known before
    [since] Known since
    [strengthened] Strengthened
    [contacts] Contacts
    [owed-by] Owed by
    [text] Text
    [due] Due
    [standing] Standing
    [made-at] Made
    [closed-at] Settled
    [partner] Partner
    [stage] Stage
    [claimed-at] Claimed
    [staged-at] Stage since
    [confirmed-at] Confirmed
    [confirmed-by] Confirmed by
    [withdrawn-at] Withdrawn
    [evidence] Evidence
    [parties] Parties
    [signed-on] Signed
    [theme] Theme
    [place] Place
    [written-at] Written
    [question] Question
    [answer] Answer
    [answered-at] Answered
    [role] Role
    [group] Group
    [email] E-mail
    [phone] Phone
    [language] Language
    [joined-at] Joined
    [starts] Begins
    [ends] Ends
    [title] Title
    [whose] Whose
    [address] Address
    [host] Host
    [speakers] Speakers
    [audience] For
    [took-place] Took place
   *[cancelled-at] Cancelled
}
export-asked = { $what ->
    [stars] How was the session? 1 to 5 stars
    [line] One line about the session
    [free] Anything else for the organisers
    [nothing] Nothing to say about the day
    [publish] May these words be published?
    [contacts] Is there anybody to add as a contact?
    [promise] What has become of the promise?
   *[reason] Why was the promise dropped?
}
export-asked-then = { $when }: { $question }
export-answer = { $what ->
    [made] a new step
    [changed] another step
    [confirmed] still right
    [moved] another date
    [later] a week later
    [named] renamed
    [kept] left as it was
    [asked] asked the organisers
    [given] link given
   *[known] knows some of them
}
export-word = { $what ->
    [yes] yes
    [no] no
    [us] us
    [them] them
    [overdue] overdue
    [open] open
    [done] done
    [dropped] dropped
    [idea] idea
    [outline] outline
    [submitted] submitted
    [funded] funded
    [running] running
    [ended] ended
    [stopped] stopped
    [owner] its owner
    [partner] the partner
    [document] a document
    [letter] letter of intent
    [memorandum] memorandum
    [contract] contract
    [consortium] consortium
    [note] note
    [question] question
    [delegate] delegate
    [organiser] organiser
    [host] host
    [ours] ours
    [programme] the forum’s
    [held] held
    [missed] missed
    [typed] typed
    [phone] from a phone
    [card] contact card
    [qr] QR code
    [forward] forwarded
   *[photo] photo
}
