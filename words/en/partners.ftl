help-partners = /partners – the partner ledger: who they are, who met them, projects and agreements; /partners Škoda finds one
menu-partners = Partners, projects, agreements

partners-all = Partners in the ledger: { $count }. Met on this mission: { $met }, of them new: { $new }, strengthened: { $strengthened }.
partners-some = { $what }: { $count }
partners-found = Found for “{ $words }”: { $count }
partners-none-found = No partner found for “{ $words }”.
partners-none-hint = The ledger is empty. A partner comes into it with the first contact: type /contact and who you met.
partners-item = { $number }. <b>{ $name }</b>
partners-item-about = { $about }
partners-item-standing = { $standing ->
    [new] New
    [known] Known before
    [strengthened] Strengthened
   *[unmet] Not met yet
}; contacts: { $count }
partners-item-stage = Project: { $stage ->
    [idea] idea
    [outline] outline
    [submitted] submitted
    [funded] funded
    [running] running
   *[ended] ended
}
partners-filter = { $only ->
    [new] New
    [known] Known before
    [strengthened] Strengthened
    [mine] Mine
    [promises] With open promises
    [projects] With a project
   *[all] All
}
partners-choose = Which partners would you like to see?
partners-button-some = { $what } ({ $count })
partners-button-filter = Filter…
partners-button-all = Show all
partners-button-baseline = Before departure: whom do you know?

partner-kind = { $kind ->
    [cluster] Cluster
    [company] Company
    [university] University
    [authority] Authority
    [embassy] Embassy
    [network] Network
   *[none] None of these
}
partner-name = <b>{ $name }</b>
partner-line-kind = Kind: { $value }
partner-line-country = Country: { $value }
partner-line-website = Website: { $value }
partner-standing = { $standing ->
    [new] New: nobody in the delegation knew them before the trip.
    [known] Known before the trip.
   *[unmet] Not met yet, and not known before the trip.
}
partner-known-since = Known before the trip, since: { $since }
partner-strengthened = Strengthened: a project is further than before the trip. Now: { $stage ->
    [idea] idea
    [outline] outline
    [submitted] submitted
    [funded] funded
    [running] running
   *[ended] ended
}; before: { $before ->
    [idea] idea
    [outline] outline
    [submitted] submitted
    [funded] funded
    [running] running
    [ended] ended
   *[none] no project
}.
partner-earlier = In the ledger of an earlier mission of the programme too.
partner-contacts = Contacts: { $count }
partner-contact = • { $name } – met by { $people }
partner-owed = Promises open: { $open }, overdue: { $overdue }
partner-projects = Projects: { $count }
partner-project = • { $name } – { $stage ->
    [idea] idea
    [outline] outline
    [submitted] submitted
    [funded] funded
    [running] running
    [ended] ended
   *[stopped] stopped
}; owner: { $owner }
partner-agreements = Agreements: { $count }
partner-agreement = • { $kind ->
    [letter] Letter of intent
    [memorandum] Memorandum
    [contract] Contract
   *[consortium] Consortium
}, { $day }: { $parties }
partner-button-project = Add a project
partner-button-agreement = Log an agreement
partner-button-change = Change…
partner-button-list = All partners
partner-choose = What should change about <b>{ $name }</b>?
partner-field = { $field ->
    [name] Name
    [kind] Kind
    [country] Country
   *[website] Website
}
partner-ask-kind = What kind of organisation is <b>{ $name }</b>?
partner-ask-name = Please type the right name of <b>{ $name }</b>.
partner-ask-country = Which country is <b>{ $name }</b> from? Please type it.
partner-ask-website = Please type the website of <b>{ $name }</b>.
partner-changed = Changed.
partner-nameless = Please type a name.
partner-name-taken = Another partner in the ledger is already called “{ $name }”. If the two are one, an organiser can merge them under Change.
partner-button-known = Was known before
partner-button-unknown = Was not known before
partner-button-same = Entered twice…
partner-ask-same = Which entry is the same organisation as <b>{ $name }</b>?
partner-merge-sure = “{ $gone }” becomes part of <b>{ $kept }</b>, with its contacts, projects and agreements. This cannot be undone. Merge them?
partner-button-merge = Merge
partner-merged = Merged: “{ $gone }” is part of this entry now.

project-nameless = Please type a name for the project.
project-open = Project <b>{ $name }</b>: { $stage ->
    [idea] idea
    [outline] outline
    [submitted] submitted
    [funded] funded
    [running] running
    [ended] ended
   *[stopped] stopped
}
project-kept = Kept: project <b>{ $name }</b>. How far is it? { $stage ->
   *[idea] For now: idea.
}
project-stage = Project <b>{ $name }</b> is now: { $stage ->
    [idea] idea
    [outline] outline
    [submitted] submitted
    [funded] funded
    [running] running
    [ended] ended
   *[stopped] stopped
}
project-changed = Changed: project <b>{ $name }</b>, { $stage ->
    [idea] idea
    [outline] outline
    [submitted] submitted
    [funded] funded
    [running] running
    [ended] ended
   *[stopped] stopped
}
project-back = Restored: project <b>{ $name }</b>, { $stage ->
    [idea] idea
    [outline] outline
    [submitted] submitted
    [funded] funded
    [running] running
    [ended] ended
   *[stopped] stopped
}
project-handed = New owner: project <b>{ $name }</b>, { $stage ->
    [idea] idea
    [outline] outline
    [submitted] submitted
    [funded] funded
    [running] running
    [ended] ended
   *[stopped] stopped
}
project-partner = Partner: { $name }
project-owner = Owner: { $name }
project-ownerless = Nobody owns it any more: any delegate can take it over.
project-evidence = More about it: { $link }
project-confirmed = Confirmed { $by ->
    [partner] by the partner
    [document] by a document
   *[owner] by its owner
}
project-step = { $day }: { $stage ->
    [idea] idea
    [outline] outline
    [submitted] submitted
    [funded] funded
    [running] running
    [ended] ended
   *[stopped] stopped
}
project-stage-name = { $stage ->
    [idea] Idea
    [outline] Outline
    [submitted] Submitted
    [funded] Funded
    [running] Running
    [ended] Ended
   *[stopped] Stopped
}
project-button-name = Rename
project-button-evidence = Link
project-button-owner = Hand over
project-button-withdraw = Withdraw
project-button-take = Take it over
project-button-partner = To the partner
project-ask-new = What is the project with <b>{ $name }</b> called? Please type it.
project-ask-name = Please type the new name of <b>{ $name }</b>.
project-ask-evidence = Where can one read about <b>{ $name }</b>? Please send the link.
project-ask-owner = Who owns <b>{ $name }</b> from now on?
project-withdrawn = Withdrawn: project <b>{ $name }</b>. It counts nowhere any more.

agreement-kind = { $kind ->
    [letter] Letter of intent
    [memorandum] Memorandum
    [contract] Contract
   *[consortium] Consortium
}
agreement-open = Agreement with <b>{ $name }</b>
agreement-kept = Kept: agreement with <b>{ $name }</b>
agreement-changed = Changed: agreement with <b>{ $name }</b>
agreement-back = Restored: agreement with <b>{ $name }</b>
agreement-owner = Logged by { $name }
agreement-undated = day not known
agreement-ask-kind = What was signed with <b>{ $name }</b>?
agreement-ask-when = { $kind ->
    [letter] Letter of intent
    [memorandum] Memorandum
    [contract] Contract
   *[consortium] Consortium
} with <b>{ $name }</b>: when was it signed? Choose a day or type one, for example: 28 April.
agreement-today = Today
agreement-yesterday = Yesterday
agreement-logged = Kept:
agreement-ask-parties = Are these the parties? If not, please type them, for example: City of Brno, Energy Cluster.
agreement-ask-day = When was it signed? Please type the day, for example: 28 April.
agreement-ask-evidence = Where can one read it? Please send the link.
agreement-day-unclear = “{ $typed }” is not a day behind us that I understand. Please type it again, for example: 28 April 2023.
agreement-button-parties = Parties
agreement-button-day = Day
agreement-button-evidence = Link
agreement-withdrawn = Withdrawn, it counts nowhere any more:

baseline-asks = Before departure: which of these partners do you know already?
baseline-asks-all = Before departure: which organisations at our destination do you know already?
baseline-why = Only with your answer can we tell later who was new. It takes a minute.
baseline-so-far-known = You know so far: { $count }
baseline-so-far-nobody = So far you know none of them ({ $count }).
baseline-told = <b>{ $name }</b>: { $about }
baseline-told-alone = <b>{ $name }</b>
baseline-since = since { $since }
baseline-stage = project: { $stage ->
    [idea] idea
    [outline] outline
    [submitted] submitted
    [funded] funded
    [running] running
   *[ended] ended
}
baseline-button-know = I know: { $name }
baseline-button-known = Known – take back: { $name }
baseline-button-add = Add others
baseline-button-nobody = I know nobody
baseline-button-change = Change
baseline-button-no-project = No project
baseline-ask-since = Kept: you know <b>{ $name }</b>. Since when? Choose a year or type one, for example { $year }.
baseline-ask-stage = How far was a project of yours with <b>{ $name }</b> before this trip?
baseline-ask-others = Which others do you know? Please type them, one organisation a line.
baseline-one-a-line = Please type only names, one organisation a line, at most 50 of them.
baseline-no-year = I do not see a year in that. Please type it, for example: { $year }.
baseline-added = Kept as known to you ({ $count }): { $names }
baseline-thanks-known = Thank you! Partners you knew before: { $count }. You can change it until the mission begins.
baseline-thanks-nobody = Thank you! Kept: you know nobody there yet ({ $count }). You can change it until the mission begins.
baseline-closed = The mission has begun, so this question is closed: whoever you meet now counts as met on the mission. An organiser can correct the ledger.
