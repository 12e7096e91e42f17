help-programme = /programme – nahrát nebo změnit misi a její program: pošlete soubor, prohlédněte si náhled a klepněte na Použít
menu-programme = Nahrát nebo změnit program

importing-ask = <b>Pošlete mi soubor</b>, teď nebo kdykoli. Nejdřív uvidíte, co změní; bez klepnutí na Použít se nezmění nic.
importing-ask-mission = • Celá mise: sešit (.xlsx). Prázdný vám pošle tlačítko níže.
importing-ask-agenda = • Jen váš program nebo program fóra: .csv, .xlsx, .ics, .json z pretalx či Sessionize, .xml z frabu
importing-ask-people = • Jen seznam lidí: .csv nebo .xlsx
importing-ask-again = Chcete-li něco opravit, pošlete opravený soubor: změní se jen to, co se liší, a koho se to týká, dostane zprávu.
importing-button-template = Prázdný sešit (.xlsx)
importing-file-wanted = Pošlete to prosím jako soubor (.xlsx, .csv, .ics, .json nebo .xml). Z fotky ani z hlasové zprávy program přečíst neumím.
importing-template = Vyplňte listy, které potřebujete, a pošlete sešit zpátky sem. Jak na to, ukazují vzorové řádky.
importing-template-name = mise

importing-not-fetched = Soubor { $file } se nepodařilo od Telegramu získat. Pošlete ho prosím ještě jednou.
importing-mission-first = Zatím tu není mise, ke které by soubor patřil. Nejdřív prosím pošlete celou misi; sešit vám dá /programme.
importing-not-yours = Soubor popisuje misi { $code }, kterou neorganizujete. Nic z něj nebylo převzato.
importing-sheet-alone =
    { $sheet ->
        [groups] { $file } je seznam skupin mise. Pošlete prosím celou misi: sešit, v němž je to jeden z listů.
        [partners] { $file } je seznam partnerů mise. Pošlete prosím celou misi: sešit, v němž je to jeden z listů.
        [departure] { $file } je seznam před odjezdem. Pošlete prosím celou misi: sešit, v němž je to jeden z listů.
       *[questions] { $file } jsou otázky mise. Pošlete prosím celou misi: sešit, v němž je to jeden z listů.
    }

importing-first-day-how = Klepněte na den, nebo napište datum, například { $example }.
importing-no-date = „{ $text }“ není datum. Napište ho prosím třeba takto: { $example }.
importing-which =
    { $count ->
        [one] Co je { $count } bod programu v souboru { $file }?
        [few] Co jsou { $count } body programu v souboru { $file }?
        [many] Co je { $count } bodu programu v souboru { $file }?
       *[other] Co je { $count } bodů programu v souboru { $file }?
    }
importing-which-ours = • Náš program: schůzky a návštěvy delegace. Objeví se ve dnech těch, kterých se týkají, i s připomínkami.
importing-which-programme = • Program fóra: každý si z něj vybírá tlačítkem „Půjdu“.
importing-button-ours = Je to náš program
importing-button-programme = Je to program fóra

importing-head =
    { $state ->
        [nothing] <b>{ $file }</b> nic nemění.
       *[pending] <b>{ $file }</b> změní toto; zatím se nezměnilo nic.
    }
importing-changed-since = <b>Od tohoto náhledu se mise změnila.</b> Teď by soubor změnil toto; zatím se nezměnilo nic.
importing-kind-ours = Přečteno jako náš program.
importing-kind-programme = Přečteno jako program fóra.
importing-left-out =
    { $rest ->
        [0] Vynecháno, sloupec ani list s takovým názvem neznám: { $names }
       *[other] Vynecháno, sloupec ani list s takovým názvem neznám: { $names } a ještě { $rest }
    }
importing-button-apply = Použít
importing-button-list = Celý seznam jako soubor
importing-list = Všechny řádky náhledu. Zatím se nezměnilo nic.
importing-list-name = náhled
importing-dropped = Zrušeno. Nic se nezměnilo.
importing-replaced = Pokračování níže. Odtud se nic nezměnilo.

importing-applied = <b>Hotovo, změny platí.</b>
importing-hearing =
    { $people ->
        [0] Netýká se to nikoho, kdo se už připojil, proto nikdo nedostane zprávu.
        [one] Zprávu o změně dostane do dvou minut { $people } člověk.
        [few] Zprávu o změně dostanou do dvou minut { $people } lidé.
        [many] Zprávu o změně dostane do dvou minut { $people } člověka.
       *[other] Zprávu o změně dostane do dvou minut { $people } lidí.
    }
importing-next = Noví lidé potřebují osobní pozvánky: python bot.py invites { $code }
