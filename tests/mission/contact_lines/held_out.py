"""Lines that were written before the reader's rules were read, to tell how it does with lines it has never seen."""

from tests.mission.contact_lines import typed

# fmt: off
ENGLISH = (
    typed("Petra Horakova / Skoda Digital / petra.horakova@skodadigital.cz / 00420 777 345 678 / interested in parking sensors", "Petra Horakova", "Skoda Digital", mail="petra.horakova@skodadigital.cz", phone="+420777345678", about="interested in parking sensors"),
    typed("prof. Milan Kubat CTU Prague, joint Horizon bid, send him our profile by Friday", "prof. Milan Kubat", "CTU Prague", about="joint Horizon bid", step="send him our profile", due=(28, 4)),
    typed("Deputy Mayor Jana Svobodova, City of Brno, jana.svobodova@brno.cz", "Jana Svobodova", "City of Brno", position="Deputy Mayor", mail="jana.svobodova@brno.cz"),
    typed("hans.mueller@siemens.com Hans Müller Siemens Mobility", "Hans Müller", "Siemens Mobility", mail="hans.mueller@siemens.com"),
    typed("+44 20 7946 0958 Olivia Clark, British Chamber of Commerce", "Olivia Clark", "British Chamber of Commerce", phone="+442079460958"),
    typed("Marek - Rockaway Capital - investor, send deck by tomorrow", "Marek", "Rockaway Capital", position="investor", step="send deck", due=(26, 4)),
    typed("Lucie Kralova, Prague Innovation Institute, lk@prahainovacni.eu, lucie.kralova@gmail.com, 723 456 789, living lab", "Lucie Kralova", "Prague Innovation Institute", mail="lk@prahainovacni.eu lucie.kralova@gmail.com", phone="+420723456789", about="living lab"),
    typed("Dr Thomas Weber (Fraunhofer IOSB) thomas.weber@iosb.fraunhofer.de traffic data", "Dr Thomas Weber", "Fraunhofer IOSB", mail="thomas.weber@iosb.fraunhofer.de", about="traffic data"),
    typed("Tomáš Dvořák, Operátor ICT a.s., smart lighting, call him on 2 May", "Tomáš Dvořák", "Operátor ICT a.s.", about="smart lighting", step="call him", due=(2, 5)),
    typed("Ing. Karel Beneš, CSc., VŠB-TUO, head of department, energy storage", "Ing. Karel Beneš, CSc.", "VŠB-TUO", position="head of department", about="energy storage"),
    typed("Sophie Martin; CEO; UrbanFlow SAS; sophie@urbanflow.fr", "Sophie Martin", "UrbanFlow SAS", position="CEO", mail="sophie@urbanflow.fr"),
    typed("Jiri Nemec Hydrotech s r.o. 604 112 358", "Jiri Nemec", "Hydrotech s r.o.", phone="+420604112358"),
    typed("Nina Petrova, EBRD, send her the cluster map by 12.05.", "Nina Petrova", "EBRD", step="send her the cluster map", due=(12, 5)),
    typed("Ben Carter ben@citymapper.com Citymapper", "Ben Carter", "Citymapper", mail="ben@citymapper.com"),
    typed("name: Eva Fialova, org: TA CR, mail: eva.fialova@tacr.cz, note: new call opens in June", "Eva Fialova", "TA CR", mail="eva.fialova@tacr.cz", about="new call opens in June"),
)
UKRAINIAN = (
    typed("Мартін Голуб, Карлів університет, професор, дрони, надіслати статтю до п'ятниці", "Мартін Голуб", "Карлів університет", position="професор", about="дрони", step="надіслати статтю", due=(28, 4)),
    typed("Ленка Чапкова CzechTrade 724 111 222 хоче список наших виробників", "Ленка Чапкова", "CzechTrade", phone="+420724111222", about="хоче список наших виробників"),
    typed("ТОВ Агротех, Сидоренко Олег, директор, 067 345 67 89, oleg@agroteh.com.ua", "Сидоренко Олег", "ТОВ Агротех", position="директор", mail="oleg@agroteh.com.ua", phone="+380673456789"),
    typed("Якуб Старий / ČVUT / jakub.stary@cvut.cz / спільна лабораторія", "Якуб Старий", "ČVUT", mail="jakub.stary@cvut.cz", about="спільна лабораторія"),
    typed("Jan Kovář Tatra Trucks, закупівлі, передзвонити завтра", "Jan Kovář", "Tatra Trucks", about="закупівлі", step="передзвонити", due=(26, 4)),
    typed("д-р Петер Бауер, Fraunhofer, peter.bauer@fraunhofer.de, 0049 89 1205 3000", "д-р Петер Бауер", "Fraunhofer", mail="peter.bauer@fraunhofer.de", phone="+498912053000"),
    typed("Зустрів Томаша Новака з Siemens, розумні лічильники", "Томаша Новака", "Siemens", about="розумні лічильники"),
    typed("ivana@greenbuilding.cz Івана Шевчикова, Чеська рада зеленого будівництва", "Івана Шевчикова", "Чеська рада зеленого будівництва", mail="ivana@greenbuilding.cz"),
    typed("Павло Мельник; ДП «Укрметртестстандарт»; начальник відділу; metr@ukrcsm.kiev.ua", "Павло Мельник", "ДП «Укрметртестстандарт»", position="начальник відділу", mail="metr@ukrcsm.kiev.ua"),
    typed("Роман, Škoda, обіцяв зразки до 15 травня", "Роман", "Škoda", step="обіцяв зразки", due=(15, 5)),
    typed("Радка Шимкова, мерія Праги 5, заступниця мера, міста-побратими", "Радка Шимкова", "мерія Праги 5", position="заступниця мера", about="міста-побратими"),
    typed("Andriy Bondar (SoftServe) andriy.bondar@softserveinc.com +38 050 123 45 67 AI", "Andriy Bondar", "SoftServe", mail="andriy.bondar@softserveinc.com", phone="+380501234567", about="AI"),
    typed("Інна Козак, Метінвест, посада: менеджерка, зв'язатися через два тижні", "Інна Козак", "Метінвест", position="менеджерка", step="зв'язатися", due=(9, 5)),
    typed("Адам Вольф\nГоловний інженер\nVodafone Czech Republic\nadam.wolf@vodafone.com\n+420 777 070 707", "Адам Вольф", "Vodafone Czech Republic", position="Головний інженер", mail="adam.wolf@vodafone.com", phone="+420777070707"),
    typed("ПрАТ Оболонь Наталія Гриценко експорт 0501234567", "Наталія Гриценко", "ПрАТ Оболонь", phone="+380501234567", about="експорт"),
)
CZECH = (
    typed("Jana Procházková, Technologická agentura ČR, jana.prochazkova@tacr.cz, výzva na podzim, poslat podklady do 10. května", "Jana Procházková", "Technologická agentura ČR", mail="jana.prochazkova@tacr.cz", about="výzva na podzim", step="poslat podklady", due=(10, 5)),
    typed("MUDr. Petr Zeman, FN Motol, telemedicína", "MUDr. Petr Zeman", "FN Motol", about="telemedicína"),
    typed("Bc. Lenka Vávrová, DiS., Kraj Vysočina, vedoucí odboru, 564 602 111", "Bc. Lenka Vávrová, DiS.", "Kraj Vysočina", position="vedoucí odboru", phone="+420564602111"),
    typed("Martin Říha - ČEZ ESCO - martin.riha@cez.cz - fotovoltaika na střechy", "Martin Říha", "ČEZ ESCO", mail="martin.riha@cez.cz", about="fotovoltaika na střechy"),
    typed("Hydrosystem s.r.o. / Ota Pokorný / jednatel / 602 334 455 / čističky vod", "Ota Pokorný", "Hydrosystem s.r.o.", position="jednatel", phone="+420602334455", about="čističky vod"),
    typed("ředitel Aleš Kratochvíl, Brno Technology Park, zavolat ve čtvrtek", "Aleš Kratochvíl", "Brno Technology Park", position="ředitel", step="zavolat", due=(27, 4)),
    typed("Zdeněk Hrubý zdenek.hruby@seznam.cz 776 543 210", "Zdeněk Hrubý", mail="zdenek.hruby@seznam.cz", phone="+420776543210"),
    typed("Věra Malá (Svaz měst a obcí), partnerství měst, domluvit schůzku zítra", "Věra Malá", "Svaz měst a obcí", about="partnerství měst", step="domluvit schůzku", due=(26, 4)),
    typed("Ing. arch. Tomáš Ctibor, FOAK s.r.o., brownfieldy, poslat nabídku 3.5.", "Ing. arch. Tomáš Ctibor", "FOAK s.r.o.", about="brownfieldy", step="poslat nabídku", due=(3, 5)),
    typed("doc. Ing. Ivan Kalina, Ph.D., VUT v Brně, děkan, kalina@vut.cz", "doc. Ing. Ivan Kalina, Ph.D.", "VUT v Brně", position="děkan", mail="kalina@vut.cz"),
    typed("OLTIS Group a.s., Radim Pavlík, radim.pavlik@oltis.cz; pavlik.radim@gmail.com, železniční data", "Radim Pavlík", "OLTIS Group a.s.", mail="radim.pavlik@oltis.cz pavlik.radim@gmail.com", about="železniční data"),
    typed("Iveta Šťastná, Zlínský kraj, tel.: 577 043 111, klastr obuvi", "Iveta Šťastná", "Zlínský kraj", phone="+420577043111", about="klastr obuvi"),
    typed("p. Hájek, Škoda Transportation, tramvaje pro Kyjev, ozvat se do konce dubna", "p. Hájek", "Škoda Transportation", about="tramvaje pro Kyjev", step="ozvat se", due=(30, 4)),
    typed("Daniel Veselý\nProdejní ředitel\nAxis Communications s.r.o.\nT 222 333 444\ndaniel.vesely@axis.com", "Daniel Veselý", "Axis Communications s.r.o.", position="Prodejní ředitel", mail="daniel.vesely@axis.com", phone="+420222333444"),
    typed("Blanka z Bosch Powertrain, vodíkové motory, poslat kontakt na KhPI pozítří", "Blanka", "Bosch Powertrain", about="vodíkové motory", step="poslat kontakt na KhPI", due=(27, 4)),
)
# fmt: on

LINES = (
    *(("en", line) for line in ENGLISH),
    *(("uk", line) for line in UKRAINIAN),
    *(("cs", line) for line in CZECH),
)
