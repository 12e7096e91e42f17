help-export = /export – vše jako tabulka .xlsx, kontakty jako vizitky, program jako kalendář, poznámky jako osnova
menu-export = Mise v souborech
export-question = <b>Export: { $mission }</b>
    Který soubor chcete? Před odesláním se ještě jednou zeptám a export se zapíše do protokolu.
export-button = { $what ->
    [xlsx] Vše v jedné tabulce (.xlsx)
    [vcf] Kontakty (.vcf)
    [md] Poznámky podle témat (.md)
   *[ics] Program (.ics)
}
export-sure = { $count ->
    [one] <b>Tento soubor obsahuje osobní údaje { $count } člověka.</b> Poslat?
    [few] <b>Tento soubor obsahuje osobní údaje { $count } lidí.</b> Poslat?
   *[other] <b>Tento soubor obsahuje osobní údaje { $count } lidí.</b> Poslat?
}
export-sure-why = { $what ->
    [md] Jsou v něm i poznámky, které autoři s delegací nesdílejí; jsou označené. Než je předáte dál, zeptejte se autorů.
   *[other] Dobře ho uschovejte, dávejte ho jen těm, kdo ho potřebují, a až poslouží, smažte ho. Soukromé poznámky ke kontaktům v něm nejsou.
}
export-yes = Ano, poslat
export-no = Ne
export-not-sent = Nic se neposlalo.
export-sent = { $what ->
    [xlsx] Celá mise v jedné tabulce.
    [vcf] Kontakty delegace pro adresář.
    [md] Poznámky delegace podle témat: osnova společného stanoviska.
   *[ics] Program delegace pro kalendář.
}
export-own-button = Jako soubor (.vcf)
export-own-sent = { $count ->
    [one] Váš { $count } kontakt do adresáře v telefonu.
    [few] Vaše { $count } kontakty do adresáře v telefonu.
   *[other] Vašich { $count } kontaktů do adresáře v telefonu.
}
export-file-contacts = kontakty
export-sheet = { $what ->
    [contacts] Kontakty
    [encounters] Setkání s kontakty
    [partners] Partneři
    [promises] Sliby
    [projects] Projekty
    [agreements] Dohody
    [notes] Poznámky a dotazy
    [answers] Odpovědi
    [anonymous] Anonymní odpovědi
    [members] Účastníci
   *[agenda] Program
}
export-heading = { $what ->
    [name] Jméno nebo název
    [organisation] Organizace
    [position] Funkce
    [emails] E-mail
    [phones] Telefon
    [links] Odkazy
    [about] O čem
    [met-by] Kdo se setkal
    [first-met] První setkání
    [source] Odkud
    [contact] Kontakt
    [member] Účastník
    [met-at] Kdy
    [session] Na jaké akci
    [country] Země
    [kind] Druh
    [website] Web
    [known] Známý už dříve
    [since] Známý od
    [strengthened] Hlubší spolupráce
    [contacts] Kontakty
    [owed-by] Kdo dluží
    [text] Text
    [due] Termín
    [standing] Stav
    [made-at] Slíbeno
    [closed-at] Uzavřeno
    [partner] Partner
    [stage] Fáze
    [claimed-at] Ohlášeno
    [staged-at] Fáze od
    [confirmed-at] Potvrzeno
    [confirmed-by] Kým potvrzeno
    [withdrawn-at] Odvoláno
    [evidence] Doklad
    [parties] Strany
    [signed-on] Podepsáno
    [theme] Téma
    [place] Místo
    [written-at] Napsáno
    [question] Otázka
    [answer] Odpověď
    [answered-at] Odpovězeno
    [role] Role
    [group] Skupina
    [email] E-mail
    [phone] Telefon
    [language] Jazyk
    [joined-at] Připojení
    [starts] Začátek
    [ends] Konec
    [title] Název
    [whose] Čí
    [address] Adresa
    [host] Hostitel
    [speakers] Řečníci
    [audience] Pro koho
    [took-place] Proběhlo
   *[cancelled-at] Zrušeno
}
export-asked = { $what ->
    [stars] Jak hodnotíte bod programu? 1 až 5 hvězdiček
    [line] Pár slov k bodu programu
    [free] Co ještě říct organizátorům
    [nothing] K tomuto dni nic
    [publish] Smí se tato slova zveřejnit?
    [contacts] Je koho přidat do kontaktů?
    [promise] Jak to dopadlo se slibem?
   *[reason] Proč už slib neplatí?
}
export-asked-then = { $when }: { $question }
export-answer = { $what ->
    [made] nový krok
    [changed] jiný krok
    [confirmed] stále platí
    [moved] jiné datum
    [later] o týden později
    [named] vlastní název
    [kept] název beze změny
    [asked] dotaz organizátorům
    [given] odkaz dodán
   *[known] některé ano
}
export-word = { $what ->
    [yes] ano
    [no] ne
    [us] my
    [them] oni
    [overdue] po termínu
    [open] otevřený
    [done] splněný
    [dropped] zrušený
    [idea] nápad
    [outline] záměr
    [submitted] podáno
    [funded] financováno
    [running] běží
    [ended] ukončeno
    [stopped] zastaveno
    [owner] vlastník
    [partner] partner
    [document] dokument
    [letter] prohlášení o záměru
    [memorandum] memorandum
    [contract] smlouva
    [consortium] konsorcium
    [note] poznámka
    [question] dotaz
    [delegate] delegát
    [organiser] organizátor
    [host] hostitel
    [ours] naše
    [programme] fóra
    [held] proběhlo
    [missed] neproběhlo
    [typed] napsáno
    [phone] z telefonu
    [card] vizitka
    [qr] QR kód
    [forward] přeposláno
   *[photo] fotka
}
