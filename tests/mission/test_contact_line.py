"""Lines as delegates type them, in three languages, and the cards they make."""

import re
import time
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mission.contact_line import ContactLine, parse_line
from mission.day_words import aligned

TUESDAY = date(2023, 4, 25)


def on(day: int, month: int) -> date:
    return date(2023, month, day)


def read(line: str, language: str = "uk") -> ContactLine:
    return parse_line(line, region="CZ", today=TUESDAY, language=language)


# fmt: off
LINES: list[tuple[str, dict[str, object]]] = [
    ("Jan Novák, Example s.r.o., jan@example.cz, +420 777 123 456, parking pilot, call by Friday", {"name": "Jan Novák", "organisation": "Example s.r.o.", "emails": ("jan@example.cz",), "phones": ("+420 777 123 456",), "about": "parking pilot", "promise_text": "call", "due_on": on(28, 4)}),
    ("Ян Новак, ТОВ «Еко-Сервіс», jan@eko.ua, +380671234567, пілот із паркування, зателефонувати до п'ятниці", {"name": "Ян Новак", "organisation": "ТОВ «Еко-Сервіс»", "emails": ("jan@eko.ua",), "phones": ("+380 67 123 4567",), "about": "пілот із паркування", "promise_text": "зателефонувати", "due_on": on(28, 4)}),
    ("Petra Malá, Město Brno, petra.mala@brno.cz, 777 123 456, sdílená kola, zavolat do pátku", {"name": "Petra Malá", "organisation": "Město Brno", "emails": ("petra.mala@brno.cz",), "phones": ("+420 777 123 456",), "about": "sdílená kola", "promise_text": "zavolat", "due_on": on(28, 4)}),
    ("Ing. Jan Novák, Ph.D., Example, a.s., jan@example.cz", {"name": "Ing. Jan Novák, Ph.D.", "organisation": "Example, a.s.", "emails": ("jan@example.cz",)}),
    ("doc. Ing. Eva Černá, CSc., ČVUT, eva.cerna@cvut.cz, společný projekt Horizon", {"name": "doc. Ing. Eva Černá, CSc.", "organisation": "ČVUT", "emails": ("eva.cerna@cvut.cz",), "about": "společný projekt Horizon"}),
    ("Jan Novák; Example; jan@example.cz; parking pilot", {"name": "Jan Novák", "organisation": "Example", "emails": ("jan@example.cz",), "about": "parking pilot"}),
    ("Jan Novák / Example s.r.o. / jan@example.cz / +420777123456 / parking / 28.4.", {"name": "Jan Novák", "organisation": "Example s.r.o.", "emails": ("jan@example.cz",), "phones": ("+420 777 123 456",), "about": "parking", "due_on": on(28, 4)}),
    ("Jan Novák/Example s.r.o./jan@example.cz/parking", {"name": "Jan Novák", "organisation": "Example s.r.o.", "emails": ("jan@example.cz",), "about": "parking"}),
    ("Jan Novák\nCEO\nExample s.r.o.\njan@example.cz\nTel.: +420 777 123 456\nparking pilot\ncall tomorrow", {"name": "Jan Novák", "organisation": "Example s.r.o.", "position": "CEO", "emails": ("jan@example.cz",), "phones": ("+420 777 123 456",), "about": "parking pilot", "promise_text": "call", "due_on": on(26, 4)}),
    ("Jan Novák", {"name": "Jan Novák"}),
    ("Jan Novák, parking pilot", {"name": "Jan Novák", "about": "parking pilot"}),
    ("Jan Novák, Example, parking", {"name": "Jan Novák", "organisation": "Example", "about": "parking"}),
    ("jan novák, škoda auto, jan@skoda-auto.cz, battery recycling", {"name": "jan novák", "organisation": "škoda auto", "emails": ("jan@skoda-auto.cz",), "about": "battery recycling"}),
    ("Jan Novák Example s.r.o. jan@example.cz +420 777 123 456 parking pilot call by Friday", {"name": "Jan Novák", "organisation": "Example s.r.o.", "emails": ("jan@example.cz",), "phones": ("+420 777 123 456",), "about": "parking pilot", "promise_text": "call", "due_on": on(28, 4)}),
    ("Jan Novák, CEO at Example, jan@example.cz", {"name": "Jan Novák", "organisation": "Example", "position": "CEO", "emails": ("jan@example.cz",)}),
    ("Jan Novák, CEO of Example", {"name": "Jan Novák", "organisation": "Example", "position": "CEO"}),
    ("Jan Novák (Example s.r.o.), jan@example.cz, poslat nabídku do 28.4.", {"name": "Jan Novák", "organisation": "Example s.r.o.", "emails": ("jan@example.cz",), "promise_text": "poslat nabídku", "due_on": on(28, 4)}),
    ("Jan Novák - Example s.r.o., +420 777 123 456", {"name": "Jan Novák", "organisation": "Example s.r.o.", "phones": ("+420 777 123 456",)}),
    ("Jan Novák z Example s.r.o., zítra zavolat", {"name": "Jan Novák", "organisation": "Example s.r.o.", "promise_text": "zavolat", "due_on": on(26, 4)}),
    ("Оксана Петренко з Кластеру Біоекономіки, oksana@bio.ua, надіслати презентацію завтра", {"name": "Оксана Петренко", "organisation": "Кластеру Біоекономіки", "emails": ("oksana@bio.ua",), "promise_text": "надіслати презентацію", "due_on": on(26, 4)}),
    ("д-р Іван Коваль, НТУУ «КПІ», завідувач кафедри, ivan@kpi.ua, спільна лабораторія, зустрітися 28 квітня", {"name": "д-р Іван Коваль", "organisation": "НТУУ «КПІ»", "position": "завідувач кафедри", "emails": ("ivan@kpi.ua",), "about": "спільна лабораторія", "promise_text": "зустрітися", "due_on": on(28, 4)}),
    ("Jan Novák, jan@example, parking", {"name": "Jan Novák", "about": "jan@example, parking", "leftover": ("jan@example",)}),
    ("Jan Novák, Example, +420 777 123", {"name": "Jan Novák", "organisation": "Example", "about": "+420 777 123", "leftover": ("+420 777 123",)}),
    ("Jan Novák <jan@example.cz>, Example", {"name": "Jan Novák", "organisation": "Example", "emails": ("jan@example.cz",)}),
    ("Eva Dvořáková, vedoucí odboru dopravy, Magistrát města Plzně, eva@plzen.eu, chytré semafory, poslat data do konce května", {"name": "Eva Dvořáková", "organisation": "Magistrát města Plzně", "position": "vedoucí odboru dopravy", "emails": ("eva@plzen.eu",), "about": "chytré semafory", "promise_text": "poslat data", "due_on": on(31, 5)}),
    ("Jan Svoboda, jednatel Svoboda a syn s.r.o., 603 111 222, tepelná čerpadla, sejít se v úterý", {"name": "Jan Svoboda", "organisation": "Svoboda a syn s.r.o.", "position": "jednatel", "phones": ("+420 603 111 222",), "about": "tepelná čerpadla", "promise_text": "sejít se", "due_on": on(2, 5)}),
    ("Марія Шевчук, заступниця міського голови, Львівська міська рада, maria@lviv.ua, 067 123 45 67, енергоефективність, написати через два тижні", {"name": "Марія Шевчук", "organisation": "Львівська міська рада", "position": "заступниця міського голови", "emails": ("maria@lviv.ua",), "phones": ("+380 67 123 4567",), "about": "енергоефективність", "promise_text": "написати", "due_on": on(9, 5)}),
    ("Emma Stone, University of Oxford, emma@ox.ac.uk, +44 20 7946 0958, joint proposal, meet in two weeks", {"name": "Emma Stone", "organisation": "University of Oxford", "emails": ("emma@ox.ac.uk",), "phones": ("+44 20 7946 0958",), "about": "joint proposal", "promise_text": "meet", "due_on": on(9, 5)}),
    ("Hans Müller, Siemens AG, hans.mueller@siemens.com, smart grids, send deck by 5 May", {"name": "Hans Müller", "organisation": "Siemens AG", "emails": ("hans.mueller@siemens.com",), "about": "smart grids", "promise_text": "send deck", "due_on": on(5, 5)}),
    ("Jméno: Jan Novák, Firma: Example s.r.o., Tel: 777123456, E-mail: jan@example.cz", {"name": "Jan Novák", "organisation": "Example s.r.o.", "emails": ("jan@example.cz",), "phones": ("+420 777 123 456",)}),
    ("Example s.r.o., Jan Novák, jan@example.cz", {"name": "Jan Novák", "organisation": "Example s.r.o.", "emails": ("jan@example.cz",)}),
    ("jan@example.cz, Jan Novák, Example s.r.o.", {"name": "Jan Novák", "organisation": "Example s.r.o.", "emails": ("jan@example.cz",)}),
    ("met a really great guy from the energy cluster at the bus stop and he told me about a battery pilot", {"about": "met a really great guy from the energy cluster at the bus stop and he told me about a battery pilot"}),
    ("Петро, КП Київтеплоенерго, теплові насоси", {"name": "Петро", "organisation": "КП Київтеплоенерго", "about": "теплові насоси"}),
    ("Jan Novák, Technická univerzita v Liberci, spolupráce klastrů", {"name": "Jan Novák", "organisation": "Technická univerzita v Liberci", "about": "spolupráce klastrů"}),
    ("Tomáš Dvořák, CzechInvest, tomas.dvorak@czechinvest.org, invite to Kyiv in autumn", {"name": "Tomáš Dvořák", "organisation": "CzechInvest", "emails": ("tomas.dvorak@czechinvest.org",), "promise_text": "invite to Kyiv in autumn"}),
    ("Jan Novák, Example, call by Friday, send offer by Monday", {"name": "Jan Novák", "organisation": "Example", "promise_text": "call; send offer by Monday", "due_on": on(28, 4)}),
    ("Jan Novák, Example s.r.o., 28.4.", {"name": "Jan Novák", "organisation": "Example s.r.o.", "due_on": on(28, 4)}),
    ("Jan Novák, Example s.r.o., by Friday", {"name": "Jan Novák", "organisation": "Example s.r.o.", "due_on": on(28, 4)}),
    ("Jan Novák, Example s.r.o., parking pilot, by Friday", {"name": "Jan Novák", "organisation": "Example s.r.o.", "about": "parking pilot", "due_on": on(28, 4)}),
    ("Jan Novák, Example s.r.o., nabídka do pátku", {"name": "Jan Novák", "organisation": "Example s.r.o.", "promise_text": "nabídka", "due_on": on(28, 4)}),
    ("Jan Novák, Example, CEO, budget 500 000 000 Kč", {"name": "Jan Novák", "organisation": "Example", "position": "CEO", "about": "budget 500 000 000 Kč"}),
    ("Jan Novák, Example, www.example.cz, https://example.cz/pilot", {"name": "Jan Novák", "organisation": "Example", "about": "www.example.cz, https://example.cz/pilot"}),
    ("Jan Novák, Example, @jnovak", {"name": "Jan Novák", "organisation": "Example", "about": "@jnovak"}),
    ("John Smith, Acme Ltd, call centre software", {"name": "John Smith", "organisation": "Acme Ltd", "about": "call centre software"}),
    ("John Smith, Acme Ltd, contact person for EU funds", {"name": "John Smith", "organisation": "Acme Ltd", "about": "contact person for EU funds"}),
    ("John Smith, Acme Ltd, meeting on Friday", {"name": "John Smith", "organisation": "Acme Ltd", "promise_text": "meeting", "due_on": on(28, 4)}),
    ("John Smith, Acme, I will send the NDA tomorrow", {"name": "John Smith", "organisation": "Acme", "promise_text": "I will send the NDA", "due_on": on(26, 4)}),
    ("Ivan Franko, Lviv IT Cluster, tell Olena", {"name": "Ivan Franko", "organisation": "Lviv IT Cluster", "about": "tell Olena"}),
    ("Світлана Бойко, директорка ТОВ «Агро, Плюс», +380 50 123 45 67, подзвонити 2 травня", {"name": "Світлана Бойко", "organisation": "ТОВ «Агро, Плюс»", "position": "директорка", "phones": ("+380 50 123 4567",), "promise_text": "подзвонити", "due_on": on(2, 5)}),
    ("Андрій, Prozorro, треба надіслати договір до кінця тижня", {"name": "Андрій", "organisation": "Prozorro", "promise_text": "треба надіслати договір", "due_on": on(28, 4)}),
    ("Jan Novák, SAKO Brno, a.s., odpady", {"name": "Jan Novák", "organisation": "SAKO Brno, a.s.", "about": "odpady"}),
    ("Kateřina Bílá, Operátor ICT, a.s., ředitelka pro Smart City, katerina@operatorict.cz, Lítačka, domluvit schůzku příští týden", {"name": "Kateřina Bílá", "organisation": "Operátor ICT, a.s.", "position": "ředitelka pro Smart City", "emails": ("katerina@operatorict.cz",), "about": "Lítačka", "promise_text": "domluvit schůzku", "due_on": on(5, 5)}),
    ("Miroslav Horák | Škoda Auto a.s. | miroslav.horak@skoda-auto.cz | 603111222", {"name": "Miroslav Horák", "organisation": "Škoda Auto a.s.", "emails": ("miroslav.horak@skoda-auto.cz",), "phones": ("+420 603 111 222",)}),
    ("Prof. Olena Bilous, PhD, Kyiv Polytechnic Institute, olena@kpi.ua", {"name": "Prof. Olena Bilous, PhD", "organisation": "Kyiv Polytechnic Institute", "emails": ("olena@kpi.ua",)}),
    ("John", {"name": "John"}),
    ("<b>Jan</b>, Example & Sons", {"name": "<b>Jan</b>", "organisation": "Example & Sons"}),
    ("Martin Beneš, starosta, Obec Dolní Lhota, starosta@dolnilhota.cz, komunitní energetika", {"name": "Martin Beneš", "organisation": "Obec Dolní Lhota", "position": "starosta", "emails": ("starosta@dolnilhota.cz",), "about": "komunitní energetika"}),
    ("Тарас Мельник, Асоціація міст України, taras@auc.org.ua, партнерство міст, надіслати меморандум до 5 травня", {"name": "Тарас Мельник", "organisation": "Асоціація міст України", "emails": ("taras@auc.org.ua",), "about": "партнерство міст", "promise_text": "надіслати меморандум", "due_on": on(5, 5)}),
    ("Marie Králová, 605 111 222", {"name": "Marie Králová", "phones": ("+420 605 111 222",)}),
    ("Marie Králová +420605111222 vodohospodářství", {"name": "Marie Králová", "phones": ("+420 605 111 222",), "about": "vodohospodářství"}),
    ("Юлія Савчук, юрист, Sayenko Kharenko, правовий супровід", {"name": "Юлія Савчук", "organisation": "Sayenko Kharenko", "position": "юрист", "about": "правовий супровід"}),
    ("Jean-Pierre Dupont, Veolia, waste to energy, +33 6 12 34 56 78", {"name": "Jean-Pierre Dupont", "organisation": "Veolia", "phones": ("+33 6 12 34 56 78",), "about": "waste to energy"}),
    ("Olga, embassy of Ukraine in Prague, visa questions", {"name": "Olga", "organisation": "embassy of Ukraine in Prague", "about": "visa questions"}),
    ("Вікторія Лис; Посольство України в Чехії; v.lys@mfa.gov.ua; подякувати", {"name": "Вікторія Лис", "organisation": "Посольство України в Чехії", "emails": ("v.lys@mfa.gov.ua",), "promise_text": "подякувати"}),
    ("Pavel Hruška, HK ČR, hruska@komora.cz, B2B setkání v říjnu", {"name": "Pavel Hruška", "organisation": "HK ČR", "emails": ("hruska@komora.cz",), "promise_text": "B2B setkání", "due_on": on(31, 10)}),
    ("Ing. arch. Lenka Zelená, IPR Praha, lenka@ipr.praha.eu, územní plánování, napsat zítra", {"name": "Ing. arch. Lenka Zelená", "organisation": "IPR Praha", "emails": ("lenka@ipr.praha.eu",), "about": "územní plánování", "promise_text": "napsat", "due_on": on(26, 4)}),
    ("John O'Neil, O'Neil & Partners LLP, john@oneil.co.uk", {"name": "John O'Neil", "organisation": "O'Neil & Partners LLP", "emails": ("john@oneil.co.uk",)}),
    ("Dr. Anna Schmidt, Fraunhofer-Institut, anna.schmidt@fraunhofer.de, hydrogen, follow up next week", {"name": "Dr. Anna Schmidt", "organisation": "Fraunhofer-Institut", "emails": ("anna.schmidt@fraunhofer.de",), "about": "hydrogen", "promise_text": "follow up", "due_on": on(5, 5)}),
    ("Богдан Гуменюк, ФОП Гуменюк, 0501234567, дрони", {"name": "Богдан Гуменюк", "organisation": "ФОП Гуменюк", "phones": ("+380 50 123 4567",), "about": "дрони"}),
    ("Zdeněk Kos, CzechInno, z.s., zdenek@czechinno.cz, smart industry", {"name": "Zdeněk Kos", "organisation": "CzechInno, z.s.", "emails": ("zdenek@czechinno.cz",), "about": "smart industry"}),
    ("Petr Pavel, Kancelář prezidenta republiky", {"name": "Petr Pavel", "organisation": "Kancelář prezidenta republiky"}),
    ("Roman Kříž, T-Mobile, IoT", {"name": "Roman Kříž", "organisation": "T-Mobile", "about": "IoT"}),
    ("Alena Nová, MMR ČR, ředitelka odboru, dotace, poslat projektovou fiši do 15. května", {"name": "Alena Nová", "organisation": "MMR ČR", "position": "ředitelka odboru", "about": "dotace", "promise_text": "poslat projektovou fiši", "due_on": on(15, 5)}),
    ("Микола Бондаренко, НДІ Енергетики, завідувач лабораторії, bondarenko@ndi.ua, +380 44 123 45 67, сонячні панелі", {"name": "Микола Бондаренко", "organisation": "НДІ Енергетики", "position": "завідувач лабораторії", "emails": ("bondarenko@ndi.ua",), "phones": ("+380 44 123 4567",), "about": "сонячні панелі"}),
    ("Lukáš Veselý, Veselý s. r. o., lukas@vesely.cz", {"name": "Lukáš Veselý", "organisation": "Veselý s. r. o.", "emails": ("lukas@vesely.cz",)}),
    ("Eva Malá, eva@mala.cz, Malá design, brand", {"name": "Eva Malá", "organisation": "Malá design", "emails": ("eva@mala.cz",), "about": "brand"}),
    ("Tom, Google, tom@google.com, AI, intro to Olena by tomorrow", {"name": "Tom", "organisation": "Google", "emails": ("tom@google.com",), "about": "AI", "promise_text": "intro to Olena", "due_on": on(26, 4)}),
    ("Дмитро Кравець, Smart City Lviv, +380 63 111 22 33, паркомати, запросити на форум у жовтні", {"name": "Дмитро Кравець", "organisation": "Smart City Lviv", "phones": ("+380 63 111 2233",), "about": "паркомати", "promise_text": "запросити на форум", "due_on": on(31, 10)}),
    ("Radka Tichá, VUT Brno, ticha@vutbr.cz, studentské stáže, ozvat se příští středu", {"name": "Radka Tichá", "organisation": "VUT Brno", "emails": ("ticha@vutbr.cz",), "about": "studentské stáže", "promise_text": "ozvat se", "due_on": on(3, 5)}),
    ("Karel IV., Univerzita Karlova, karel@cuni.cz", {"name": "Karel IV.", "organisation": "Univerzita Karlova", "emails": ("karel@cuni.cz",)}),
    ("Наталія Гриценко, ГО «Зелений світ», natalia@green.org.ua", {"name": "Наталія Гриценко", "organisation": "ГО «Зелений світ»", "emails": ("natalia@green.org.ua",)}),
    ("Anna Wójcik, Sp. z o.o. Krak, anna@krak.pl", {"name": "Anna Wójcik", "organisation": "Sp. z o.o. Krak", "emails": ("anna@krak.pl",)}),
    ("Петро Іваненко, Example, зателефонувати", {"name": "Петро Іваненко", "organisation": "Example", "promise_text": "зателефонувати"}),
    ("Ivana Bystrá, Plzeňský kraj, odpadové hospodářství, schůzka v pátek v 10:00", {"name": "Ivana Bystrá", "organisation": "Plzeňský kraj", "about": "odpadové hospodářství", "promise_text": "schůzka v 10:00", "due_on": on(28, 4)}),
    ("Ivan Petrenko, Lviv City Council, ivan@lviv.ua, e-tickets, share slides by 3 May", {"name": "Ivan Petrenko", "organisation": "Lviv City Council", "emails": ("ivan@lviv.ua",), "about": "e-tickets", "promise_text": "share slides", "due_on": on(3, 5)}),
    ("Jan Novák, Example s.r.o.,", {"name": "Jan Novák", "organisation": "Example s.r.o."}),
    ("Олександр Ткач, компанія Мрія, zernovy terminal", {"name": "Олександр Ткач", "organisation": "компанія Мрія", "about": "zernovy terminal"}),
    ("Josef Dub, Středočeské inovační centrum, dub@s-ic.cz, inkubátor, zavolám do středy", {"name": "Josef Dub", "organisation": "Středočeské inovační centrum", "emails": ("dub@s-ic.cz",), "about": "inkubátor", "promise_text": "zavolám", "due_on": on(26, 4)}),
    ("Тетяна Орлова, тел. 067 111 22 33, e-mail: orlova@firma.ua, ТОВ Фірма", {"name": "Тетяна Орлова", "organisation": "ТОВ Фірма", "emails": ("orlova@firma.ua",), "phones": ("+380 67 111 2233",)}),
    ("Roman Hnatyuk, Kharkiv IT Cluster, roman@it-kharkiv.com, cybersecurity, let's meet on 2 May", {"name": "Roman Hnatyuk", "organisation": "Kharkiv IT Cluster", "emails": ("roman@it-kharkiv.com",), "about": "cybersecurity", "promise_text": "let's meet", "due_on": on(2, 5)}),
    ("Mgr. Tereza Hájková, MBA, Nadace Partnerství, tereza@nap.cz, stromy", {"name": "Mgr. Tereza Hájková, MBA", "organisation": "Nadace Partnerství", "emails": ("tereza@nap.cz",), "about": "stromy"}),
    ("Ondřej Malý, Pražská plynárenská, a. s., 222 333 444, biometan, nabídka do konce měsíce", {"name": "Ondřej Malý", "organisation": "Pražská plynárenská, a. s.", "phones": ("+420 222 333 444",), "about": "biometan", "promise_text": "nabídka", "due_on": on(30, 4)}),
    ("Sofia Rossi, Enel X S.p.A., sofia.rossi@enel.com, EV charging, send NDA today", {"name": "Sofia Rossi", "organisation": "Enel X S.p.A.", "emails": ("sofia.rossi@enel.com",), "about": "EV charging", "promise_text": "send NDA", "due_on": on(25, 4)}),
    ("Ігор, Київський політехнічний інститут, igor@kpi.ua, наукова співпраця, домовитися про візит", {"name": "Ігор", "organisation": "Київський політехнічний інститут", "emails": ("igor@kpi.ua",), "about": "наукова співпраця", "promise_text": "домовитися про візит"}),
    ("Libor Jelínek, jelinek@seznam.cz, elektrobusy", {"name": "Libor Jelínek", "emails": ("jelinek@seznam.cz",), "about": "elektrobusy"}),
    ("محمد علي, شركة المثال, ali@example.com", {"name": "محمد علي", "organisation": "شركة المثال", "emails": ("ali@example.com",)}),
    ("李雷, 华为, li@huawei.com", {"name": "李雷", "organisation": "华为", "emails": ("li@huawei.com",)}),
    ("Jan Novák, Example s.r.o., jan@example.cz, eva@example.cz, 777 123 456, 608 222 333", {"name": "Jan Novák", "organisation": "Example s.r.o.", "emails": ("jan@example.cz", "eva@example.cz"), "phones": ("+420 777 123 456", "+420 608 222 333")}),
    ("Jan Novák, Example, +420777123456 call by Friday", {"name": "Jan Novák", "organisation": "Example", "phones": ("+420 777 123 456",), "promise_text": "call", "due_on": on(28, 4)}),
    ("Jan Novák, Example: parking pilot", {"name": "Jan Novák", "organisation": "Example", "about": "parking pilot"}),
    ("Jan Novák, partner Deloitte", {"name": "Jan Novák", "position": "partner Deloitte"}),
    ("Jan Novák, Example, potřebuje partnera v Kyjevě", {"name": "Jan Novák", "organisation": "Example", "about": "potřebuje partnera v Kyjevě"}),
    ("Jan Novák, Example, wants to visit Kyiv in June", {"name": "Jan Novák", "organisation": "Example", "promise_text": "wants to visit Kyiv", "due_on": on(30, 6)}),
    ("Андрій Шевченко, ДП Прозорро, ринок, через 3 тижні зустріч", {"name": "Андрій Шевченко", "organisation": "ДП Прозорро", "about": "ринок", "promise_text": "зустріч", "due_on": on(16, 5)}),
    ("Sándor Nagy, Budapest University of Technology, nagy@bme.hu, quantum; reply in 10 days", {"name": "Sándor Nagy", "organisation": "Budapest University of Technology", "emails": ("nagy@bme.hu",), "about": "quantum", "promise_text": "reply", "due_on": on(5, 5)}),
    ("Jan Novák (CEO, Example s.r.o.)", {"name": "Jan Novák", "organisation": "Example s.r.o.", "position": "CEO"}),
    ("Jan Novák\nvedoucí projektu\nExample s.r.o.\nKarlovo náměstí 13, 120 00 Praha 2\n+420 777 123 456\nwww.example.cz", {"name": "Jan Novák", "organisation": "Example s.r.o.", "position": "vedoucí projektu", "phones": ("+420 777 123 456",), "about": "Karlovo náměstí 13, 120 00 Praha 2, www.example.cz"}),
    ("Jan Novak, example.cz, parking", {"name": "Jan Novak", "about": "example.cz, parking"}),
]
# fmt: on


@pytest.mark.parametrize(("line", "card"), LINES, ids=range(len(LINES)))
def test_a_line_becomes_this_card(line: str, card: dict[str, object]) -> None:
    assert read(line) == ContactLine(**card)


def test_an_empty_line_says_nothing() -> None:
    assert [read(line) for line in ("", "   \n ", ",;,", "\x00")] == [ContactLine()] * 4


def test_a_mailbox_and_a_number_that_are_none_are_named_and_stay_in_about() -> None:
    card = read("Jan Novák, Example, jan@@example.cz, jan@example, +420 777 12")
    assert (card.emails, card.phones) == ((), ())
    assert card.leftover == ("jan@example", "+420 777 12")
    assert card.about == "jan@@example.cz, jan@example, +420 777 12"


def test_a_number_without_a_country_code_is_the_missions_or_the_readers_own() -> None:
    assert read("Jan, 777 123 456").phones == ("+420 777 123 456",)
    assert read("Jan, 067 123 45 67", "uk").phones == ("+380 67 123 4567",)
    assert read("Jan, 067 123 45 67", "cs").phones == ()


def test_a_company_number_and_a_sum_of_money_are_no_telephones() -> None:
    card = read("Jan Novák, Example s.r.o., IČO 777123456, obrat 603 111 222 Kč")
    assert (card.phones, card.about) == ((), "IČO 777123456, obrat 603 111 222 Kč")


def test_a_day_that_has_passed_is_no_deadline() -> None:
    assert read("Jan Novák, Example, call by 20.4.2023").due_on is None
    assert read("Jan Novák, Example, call by 20.4.2023").promise_text == "call by 20.4.2023"


def test_a_day_and_month_that_have_passed_mean_the_next_year() -> None:
    assert read("Jan Novák, Example, call by 20.4.").due_on == date(2024, 4, 20)


def test_a_second_promise_keeps_its_day_in_its_words() -> None:
    card = read("Jan Novák, Example, zavolat do pátku, poslat nabídku do pondělí")
    assert (card.promise_text, card.due_on) == ("zavolat; poslat nabídku do pondělí", on(28, 4))


def test_decomposed_letters_read_like_composed_ones() -> None:
    card = read("Jan Nova\u0301k, Example s.r.o., zavolat do pa\u0301tku")
    assert (card.name, card.promise_text, card.due_on) == ("Jan Novák", "zavolat", on(28, 4))


def test_a_half_character_does_not_stop_the_line() -> None:
    assert read("Jan \ud83d, Example").name == "Jan \ufffd"


WORDS = st.sampled_from(
    ["Jan", "Novák", "Example", "s.r.o.", "ТОВ", "«Ромашка»", "jan@example.cz", "jan@bad", "+420777123456", "777 12",
     "parking", "CEO", "call", "zavolat", "надіслати", "директор", "(a)", "-", "–", "/", "https://a.cz/b", "😀", "<b>", "&", "24/7",
     "tel.", "e-mail:", "firma:", "z", "from", "שלום", "10:30", "Ph.D.", "Ing.", "№5", "100 %"],
)  # fmt: skip
LINE = st.lists(
    st.tuples(WORDS, st.sampled_from([" ", ", ", "; ", "\n", " / ", "/", " - "])), max_size=25
).map(
    lambda parts: "".join(word + separator for word, separator in parts),
)
LABELS = {"tel", "e", "mail", "firma", "z", "from"}
"""What the card says by its fields: their labels, and the words between a person and their employer."""


def _bare(text: str) -> set[str]:
    """Its words; "№" is none, though it folds to a letter."""
    return set(re.findall(r"[^\W_]+", aligned(text.replace("№", " "))))


@settings(max_examples=300, deadline=None)
@given(LINE)
def test_nothing_typed_is_lost(line: str) -> None:
    card = read(line)
    kept = " ".join(
        [card.name, card.organisation, card.position, *card.emails, card.about, card.promise_text]
    )
    missing = _bare(line) - _bare(kept) - LABELS
    assert {word for word in missing if not word.isdigit()} == set()
    digits = re.sub(r"\D", "", "".join(card.phones) + kept)
    assert all(word in digits for word in missing)


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=300))
def test_any_text_is_read(line: str) -> None:
    card = read(line)
    assert card == read(line)


def test_the_longest_message_is_read_quickly_and_kept_whole() -> None:
    read("Jan, Example, zítra")
    lines = [
        "слово " * 682,
        "a," * 2048,
        "1 " * 2048,
        "@a" * 2048,
        "do v " * 819,
        "(" * 4096,
        "-" * 4096,
        "a/" * 2048,
    ]
    for line in lines:
        begun = time.perf_counter()
        card = read(line)
        assert time.perf_counter() - begun < 1
        assert (
            len(re.findall(r"\w", card.about + card.name + card.organisation))
            >= len(re.findall(r"[^\W\d]", line)) * 0.99
        )
    assert read("Jan Novák, Example, " + "x" * 5000).about == "x" * 4076 + ", " + "x" * 924
