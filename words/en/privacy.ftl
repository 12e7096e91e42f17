help-privacy = /privacy – what is kept about you and why; take a copy, or erase it
menu-privacy = What is kept about you
privacy-title = <b>What is kept about you, and why</b>
privacy-kind-profile = • Your profile: name, language and settings, to know you and write to you
privacy-kind-memberships = • Missions: { $count }, with your organisation and role, for the list of members
privacy-kind-consents = • Consents: { $count }, to show that you agreed
privacy-kind-contacts = • Contacts: { $count }, so that meetings become results
privacy-kind-promises = • Promises: { $count }, so that none is forgotten
privacy-kind-handovers = • Promises handed over: { $count }, so that somebody keeps them
privacy-kind-projects = • Projects: { $count }, to see what came of the mission
privacy-kind-agreements = • Agreements: { $count }, to see what came of the mission
privacy-kind-notes = • Notes and questions: { $count }, as you wrote them
privacy-kind-witnesses = • “I saw it too”: { $count }, to know what many saw
privacy-kind-files = • Photos, voices and files: { $count }, kept by Telegram, named here
privacy-kind-answers = • Answers and stars: { $count }, for the mission’s results
privacy-kind-participations = • Anonymous surveys: { $count }, only that you took part, never your answers
privacy-kind-attendance = • Chosen sessions: { $count }, for your agenda
privacy-kind-known-partners = • Partners you knew before: { $count }, to tell new ones apart
privacy-kind-merges = • Merged contacts: { $count }, so that they can be told apart again
privacy-kind-drafts = • Unfinished drafts: { $count }, to go on where you were
privacy-kind-broadcasts = • Announcements you wrote: { $count }, to send and correct them
privacy-kind-acts = • Acts in the log: { $count }, to know who did what
privacy-kind-messages = • Messages to you, sent and planned: { $count }, to know whether they arrived
privacy-who = Only your delegation’s organisers see it; contacts, with what they are about and what was promised, are shared with your delegation.
privacy-button-export = Take a copy
privacy-button-erase = Erase everything
privacy-file = attache-my-data
privacy-exported = Everything that is kept about you, as a file (JSON).
privacy-erase-question = <b>Erase everything about you?</b> This cannot be undone, and you leave your missions.
privacy-erase-going = { $count ->
    [0] Your profile, answers, notes and promises go.
    [one] Your profile, answers, notes and promises go, and { $count } contact.
   *[other] Your profile, answers, notes and promises go, and { $count } contacts.
}
privacy-erase-staying = { $count ->
    [one] { $count } contact stays with colleagues who have dealings with them too, without you.
   *[other] { $count } contacts stay with colleagues who have dealings with them too, without you.
}
privacy-erase-announcements = Announcements that you sent stay, without your name.
privacy-button-yes = Yes, erase everything
privacy-button-keep = No, keep it
privacy-erased = Erased. Nothing about you is kept here any more. To come back, ask your organiser for a new invitation.
privacy-contact-button = Erase at their request
privacy-contact-question = <b>Erase { $name } for good?</b> For a person who asks not to be kept. This cannot be undone.
privacy-contact-going = The entry goes from this mission and from the others of its programme, with what was noted of it and promised to it; where others wrote the name, … stands instead. The figures no longer count it.
privacy-contact-yes = Yes, erase { $name }
privacy-contact-erased = Erased. Nothing about that person is kept here any more. In people’s own chats, and in backups that you made yourselves, it stays until you delete it there.
