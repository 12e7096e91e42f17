"""The words by which a line about a person is read: legal forms, offices, titles, verbs of promise (uk, cs, en).

Patterns are matched against `day_words.aligned` text (no case, no diacritics) unless said otherwise.
"""

import re
from typing import Final

LEGAL_FORM: Final = re.compile(
    r"(?<!\w)(?:(?i:(?:spol\. ?s ?)?[sr]\. ?r\. ?o\.?|s\.? ?r\.? ?o\b\.?|a\. ?s\.|v\. ?o\. ?s\.|k\. ?s\.|o\. ?p\. ?s\."
    r"|z\. ?[su]\.|p\. ?o\.|s\. ?p\.|o\. ?s\.|příspěvková organizace|sp\. ?z ?o\.? ?o\.?|d\.o\.o\.|a/s|s\.p\.a\."
    r"|ltd\b\.?|limited\b|llc\b|inc\b\.?|plc\b|llp\b|corp\b\.?|gmbh\b|kft\b\.?|oy\b|s\.r\.l\.|b\.v\.|n\.v\.|s\.a\.)"
    r"|(?:AG|SE|AB|SA|BV|NV|ApS|ТОВ|ТзОВ|ПП|ДП|КП|АТ|ПАТ|ПрАТ|ВАТ|ЗАТ|ФОП|ГО|ГС|КНП|НВП|НВО|НДІ|ОТГ|ТГ|КУ|ДУ|ДНЗ|ОСББ)(?!\w))",
)
"""Matched against the text as typed: «КП» is a company, «кп» is not."""
ONLY_LEGAL_FORM: Final = re.compile(rf"(?:{LEGAL_FORM.pattern})\s*")
ORGANISATION: Final = re.compile(
    r"(?<!\w)(?:universi|univerzit|університет|startup|стартап|політехніка|uczelni|[cč]vut\b|vut\b|кпі\b|cluster|klastr|кластер|institut|інститут|academ|akademi"
    r"|академі|mest[oa]\b|mestska cast|obec\b|magistr[aá]t|магістрат|(?:міська|обласна|сільська|раионна) рада|міськрада"
    r"|municipality|city (?:of|council|hall)|town of|council|ministr|ministry|міністерств|agency|agentur|агенці|агентств"
    r"|associat|asociac|асоціаці|chamber|(?:hospodarska |obchodni )?komora|палата|svaz|sdruzeni|спілка|союз|federat|federac"
    r"|федераці|foundation|nadac|nadace|фонд\b|compan|компанія|firma\b|spolecnost\b|group\b|skupina|група компаніи|holding|холдинг"
    r"|bank[a]?\b|банк\b|cent(?:er|re|rum)\b|центр\b|technopark|технопарк|\w*park\b|laborator|лабораторія|studio|студія"
    r"|solutions|systems|consulting|partners\b|technologies|embassy|velvyslanectvi|посольств|consulate|konzulat|консульств"
    r"|school|skola\b|школа\b|hospital|nemocnice|лікарня|завод\b|zavod\b|factory|podnik\b|підприємств|громада\b|kraj\b|krajsky"
    r"|адміністрація|мерія|мерії|administration|department of|управління|urad\b|alliance|aliance|альянс|network|unie\b|union\b|inovacni|hub\b)",
)
POSITION: Final = re.compile(
    r"(?<!\w)(?:c[etfoimd]o|сео|vp|chief|director|managers?|head of|founder|co-?founder|owner|president|vice-?president|chair\w*|secretary"
    r"|engineer|developer|officer|banker|scientist|executive|programmer|designer|editor|architect|consultant|advis[oe]r|analyst|specialist\w*|coordinator|representative|mayor|deputy|minister"
    r"|ambassador|attache|professor|lecturer|researcher|dean|rector|partner|assistant|expert|councillor|buyer|investor|technologist|lawyer|journalist|teacher"
    r"|reditel\w*|jednatel\w*|predsed\w+|mistopredsed\w+|starost\w+|primator\w*|namest\w+|vedouci\w*|manazer\w*|majitel\w*"
    r"|zakladatel\w*|spoluzakladatel\w*|tajemni\w+|porad(?:ce|kyne)|odborni\w+|koordinator\w*|inzenyr\w*|vyvojar\w*|architekt\w*"
    r"|zastup\w+|obchodni\w?|clen\w*|radni|(?:pro)?rektor\w*|(?:pro)?dekan\w*|referent\w*|analyti\w+|konzultant\w*|asistent\w*"
    r"|profesor\w*|docent\w*|senator\w*|poslan\w+|technolog|nakupci|projektant\w*|pravni(?:k|cka)|advokat\w*|novinar\w*|student(?:ka)?|vyzkum(?:nik|nice)|vedec|vedkyne|ucitel\w*|lekar(?:ka)?|garant\w*"
    r"|директор\w*|керівни\w+|менеджер\w*|голов(?:а|и|ниц\w+|нии|на)|заступни\w+|начальни\w+|президент\w*|(?:спів)?засновни\w+"
    r"|власни\w+|інженер\w*|розробни\w+|архітектор\w*|радни\w+|консультант\w*|спеціаліст\w*|фахів\w+|координатор\w*|експерт\w*"
    r"|мер(?:ка|а)?|секретар\w*|(?:про)?ректор\w*|декан\w*|професор\w*|доцент\w*|наукови\w*|провідни\w*|аналіти\w+|представни\w+"
    r"|міністр\w*|посол|аташе|бухгалтер\w*|помічни\w+|депутат\w*|староста|завідувач\w*|технолог|інвестор\w*|юрист\w*|адвокат\w*|журналіст\w*|викладач\w*|студент(?:ка)?|гендиректор\w*|науковець|лікар(?:ка)?|програміст\w*|дизаинер\w*)(?!\w)",
)
PLACE_OF_WORK: Final = re.compile(
    r" (?:at|@|(?:ze? |ve? )?(?:firm[eyu]|spolecnosti|podniku)|z|ze|v|ve|(?:[зув] |із )?(?:компаніі|фірмі|фірми|організаціі)|з|із|зі|у|в|of) ",
)
FROM: Final = re.compile(
    r" (?:from|at|@|z firmy|ze spolecnosti|z|ze|(?:з|із) (?:компаніі|фірми|організаціі)|з|із|зі) "
)
MET: Final = re.compile(
    r"(?:(?:i|we|я|ми) )?(?:just )?(?:met(?: with)?|зустрі(?:в|ла|ли)|познаиоми(?:вс[яь]|лас[яь]|лис[яь]|вся|лися) (?:з|із|зі)"
    r"|(?:potkal|poznal)[aiy]?(?: (?:jsem|jsme))?|(?:setkal|seznamil)[aiy]?(?: (?:jsem|jsme))? se s[e]?) ",
)
"""Words before a name that only say that this is a contact."""
CLOSING: Final = re.compile(
    r"(?:(?:with )?(?:best|kind|warm|many)(?: regards| wishes)|(?:yours )?sincerely|regards|cheers|thanks|(?:з|із) (?:наикращими )?(?:повагою|побажаннями)"
    r"|(?:s |se )?(?:pratelskym |srdecnym )?pozdravem|s uctou|s pranim hezkeho dne|hezky den|zdravim)[ ,.!]*",
)
"""How letters end: the name stands in the next line."""
SEEKS: Final = re.compile(
    r"(?:needs?|look(?:s|ing) for|seek(?:s|ing)?|wants?|interested|шука\w+|потріб\w+|потребу\w+|цікав\w+|hled\w+|potreb\w+|chce\w*|zajim\w+) ",
)
"""Before the word of an office, these make it a wish: "needs a local partner"."""
CONNECTIVE: Final = re.compile(
    r"(?:or|and|або|чи|та|и|і|nebo|a|fax|факс|viber|ваибер|whatsapp|telegram|телеграм|signal)"
)
"""What stays between two numbers when they are taken out names no organisation."""
TITLE: Final = (
    r"(?:ing\.?(?: ?arch\.)?|mgr\.?(?: ?art\.)?|bc\.?|mudr\.?|judr\.?|phdr\.?|rndr\.?|paeddr\.?|doc\.|prof\.|dr\.|d-r|mr\.?|mrs\.?|ms\.?"
    r"|pan|pani|пан|пані|д-р|др\.|проф\.|доц\.|акад\.|ph\. ?d\.?|phd\.?|csc\.?|drsc\.?|dis\.?|mba|mpa|msc\.?|m\. ?sc\.?|bsc\.?"
    r"|ll\. ?m\.?|th\. ?d\.?|[кд]\. ?\w{1,3}\. ?н\.|к\. ?фіз\.-мат\. ?н\.)"
)
ONLY_TITLES: Final = re.compile(rf"(?:{TITLE}[ ,]*)+")
TITLED_WORD: Final = re.compile(rf"(?<![\w.]){TITLE}(?!\w)")
LABELS: Final = {
    "name": re.compile(r"(?:name|jmeno|kontakt|ім'я|піб|контакт)"),
    "organisation": re.compile(
        r"(?:organi[sz]ation|org|organizace|compan[y]|firma|spolecnost|організація|орг|компанія|фірма)"
    ),
    "position": re.compile(r"(?:position|title|role|job|pozice|funkce|посада|роль)"),
    "reach": re.compile(
        r"(?:e-?mail|mail|e|емеил|пошта|ел\. ?пошта|електронна пошта|tel|telefon|phone|cell|mob|mobil|mobile|m|t|tel/fax|tel/mob|тел|телефон|моб|мобільнии|т|м)",
    ),
    "about": re.compile(
        r"(?:about|topic|re|notes?|tema|predmet|poznamk[ay]|тема|про|щодо|питання|примітк[аи]|нотатк[аи]|коментар)"
    ),
    "promise": re.compile(
        r"(?:promised?|next step|to-?do|action|slib|ukol|dalsi krok|обіцянка|крок|наступнии крок)"
    ),
}
LEAD_IN: Final = re.compile(
    r"(?:(?:i|we|he|she|they|я|ми|він|вона|ja|my)(?: |'))?(?:(?:will|ll|shall|must|should|need to|needs to|have to|has to|wants? to"
    r"|promised(?: to)?|agreed(?: to)?|to|please|pls|let's|let us|треба|потрібно|необхідно|маю|маємо|варто|обіця\w+|домовлено|домови(?:лис[яь]|вся|лас[яь])|прошу"
    r"|просить|просила?|хоче|musim|mam|mame|mel|je treba|treba|potreba|prosim|slibil\w*(?: jsem)?|domluveno|chce|chci) )*",
)
VERB: Final = re.compile(
    r"(?:call(?! ?cent| for\b| option)|phone(?! number)|ring|send|write(?!-)|meet|invite|introduce|follow[ -]?up|get back|reply|arrange"
    r"|prepare|discuss|remind|thank|negotiate|confirm|submit|ask|check with|come back|e-?mail (?:him|her|them|the)"
    r"|(?:за|пере|по)?телефон(?:увати|увать|ую|уємо|уи)|(?:по|пере|за)?дзвон(?:ити|ю|имо|и)|набрати|наберу"
    r"|наді[сш]л(?:ати|ю|емо|і)|надсила(?:ти|ю)|вис(?:лати|илати)|вишлю|перес(?:лати|илати)|перешлю|відісла(?:ти)|відішлю"
    r"|відправ(?:ити|лю|имо|ляти)|ски(?:нути|ну|немо)|(?:на|від)?писати|(?:на|від)?пиш(?:у|емо)"
    r"|зустрі(?:тис[яь]|тися|ти|чатис[яь])|зустрінемос[яь]?|зустрінус[яь]?|побачити(?:ся|сь)|запро(?:сити|шу|симо|шувати)"
    r"|домови(?:тис[яь]|тися|мося)|домовлюс[яь]|обговори(?:ти|мо)|підготу(?:вати|ю|ємо)|підготов(?:ити|лю)|поділи(?:тис[яь]|тися|мося)"
    r"|узгоди(?:ти|мо)|узгоджу|перевіри(?:ти|мо)|нагада(?:ти|ю|ємо)|подякувати|подякую|познаиоми(?:ти\w*|мо)|познаиомлю|показати|покажу"
    r"|відвіда(?:ти|ю|ємо)|підписа(?:ти)|підпишемо|зв'?язатис[яь]|зв'?яж(?:у|е)\w*|уточни(?:ти|мо)|уточню|призначити|організу(?:вати|ю|ємо)"
    r"|переда(?:ти|м|мо)|принести|поверну(?:тис[яь]|ти)|(?:за)?питати|запитаю|поговори(?:ти|мо)|підтверди(?:ти|мо)|порахувати|прорахувати"
    r"|замови(?:ти|мо)|зідзвонити(?:с[яь])?|зідзвонюс[яь]|зідзвонимос[яь]?|дати відповідь|відповісти|відповім|представити|залучити"
    r"|za?vola(?:t|m|me|i)|zavolej|volat|(?:za)?telefonovat|posl(?:at|u|eme|i)|zasl(?:at|u)|odesl(?:at|u)|preposl(?:at|u)|napsat|napis(?:u|eme)?"
    r"|sejit|sejd(?:u|eme)|setkat|potkat|pozv(?:at|u|eme)|domluvit|domluvim\w?|pripravit|pripravim\w?|predat|predam\w?|ozvat|ozv(?:u|eme)"
    r"|overit|overim|zjistit|zjistim|pripomenout|podekovat|predstavit|navstivit|kontaktovat|spojit|propojit|probrat|projednat|dodat|sdilet"
    r"|naplanovat|usporadat|podepsat|mailnout|prinest|ukazat|zeptat|odpovedet|potvrdit|vratit|dat vedet|zaridit|zajistit|objednat"
    r"|nabidnout|zorganizovat|pojdme|seznamit|konzultovat)(?:(?<=е)ть)?(?!\w)",
)
"""At the beginning of a field, these make it a promise, with a date or without."""
DATED_DEED: Final = re.compile(
    r"(?<!\w)(?:contact|visit|share|book|text|message|e-?mail|mail|answer|offer|sign|draft|quote|schedule|organi[sz]e|show|bring|give|forward"
    r"|return|deliver|provide|agree|propose|connect|report|check|meeting|call|demo|workshop|webinar|visit|tour|beer|lunch|dinner|coffee|proposal|presentation|appointment"
    r"|зустріч\w*|інтерв'ю|екскурсі\w+|вебінар\w*|воркшоп\w*|дзвінок|дзвінка|пропозиці\w+|презентаці\w+|візит\w*|відповідь|обід\w*|кава|лист\w*|договір|договору"
    r"|schuzk\w+|hovor\w*|nabidk\w+|prezentac\w+|navstev\w+|odpoved\w*|obed\w*|kav\w|smlouv\w+|mail\w*|prohlidk\w+|exkurz\w+|rozhovor\w*|webinar\w*|piv\w|obhlidk\w+|setkani)(?!\w)",
)
"""These make a field a promise when a day stands beside them."""
