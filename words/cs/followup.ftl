followup-heading = <b>{ $mission }</b> – { $contacts ->
    [one] { $contacts } kontakt čeká
    [few] { $contacts } kontakty čekají
    [many] { $contacts } kontaktu čeká
   *[other] { $contacts } kontaktů čeká
} na další krok. Nejvýš tři klepnutí na každý.
followup-contact = { $number } z { $total }: <b>{ $name }</b>
followup-contact-of = { $number } z { $total }: <b>{ $name }</b>, { $organisation }
followup-about = { $about }
followup-ask-thanked = Už jste za setkání poděkovali?
followup-yes = Ano
followup-no = Ne
followup-not-needed = Není třeba
followup-skip = Přeskočit kontakt
followup-pause = Později
followup-ask-step = Jaký je další krok?
followup-type-step = Klepněte na tlačítko, nebo napište vlastní.
followup-call = Zavolat
followup-send = Poslat materiály
followup-meet = Sejít se online
followup-nothing = Nic
followup-own-step = Vlastními slovy
followup-promised = Slíbili jste: „{ $step }“
followup-promised-by = Slíbili jste: „{ $step }“, termín: { $day }
followup-more = { $count ->
    [one] a ještě { $count } slib
    [few] a ještě { $count } sliby
    [many] a ještě { $count } slibu
   *[other] a ještě { $count } slibů
}
followup-ask-confirm = Platí to stále?
followup-type-other = Můžete také napsat nový další krok.
followup-right = Stále platí
followup-done = Už je hotovo
followup-new-day = Nový termín
followup-drop = Už neplatí
followup-step = „{ $step }“
followup-step-by = „{ $step }“, termín: { $day }
followup-ask-day = Do kdy?
followup-type-day = Klepněte na tlačítko, nebo napište datum, například: 12. května
followup-friday = Tento pátek
followup-week = Za týden
followup-fortnight = Za 2 týdny
followup-no-day = Bez termínu
followup-other-day = Jiné datum
followup-no-day-named =
    Tomuto datu nerozumíme. Napište prosím den, který teprve přijde, například: 12. května, pátek, za 3 týdny. Ukončíte to příkazem /cancel
followup-words-only = Odpovězte prosím slovy, nebo klepněte na některé z tlačítek výše. Ukončíte to příkazem /cancel
followup-name = <b>{ $name }</b>
followup-outcome = { $name }: { $what }
followup-outcome-nothing = bez dalšího kroku
followup-outcome-done = hotovo
followup-outcome-dropped = už neplatí
followup-outcome-skipped = přeskočeno
followup-finished = { $contacts ->
    [one] To byl váš jediný kontakt. Děkujeme!
    [few] To byl poslední z vašich { $contacts } kontaktů. Děkujeme!
    [many] To byl poslední z vašich { $contacts } kontaktu. Děkujeme!
   *[other] To byl poslední z vašich { $contacts } kontaktů. Děkujeme!
}
followup-counts = Poděkováno: { $thanked } z { $total }. S dalším krokem: { $steps } z { $total }.
followup-paused = Zatím uloženo: { $answered } z { $total } kontaktů. Pokračujte, až se vám to bude hodit.
followup-proceed = Pokračovat
followup-no-contacts = <b>{ $mission }</b>. Zatím nemáte uložený žádný kontakt. Chcete někoho přidat?
followup-add-contact = Na každého stačí jeden řádek: /contact Jan Novák, Example s.r.o., jan@example.cz
followup-nobody = Nikoho
followup-nobody-kept = Rozumíme: nikoho přidávat nechcete. Děkujeme!
followup-where = Minule jsme skončili u dalšího kroku, kontakt <b>{ $name }</b>.
followup-left-over = Napsali jste: „{ $text }“. Co s tím?
followup-is-step = Je to další krok
followup-keep-note = Uložit jako poznámku
followup-note-kept = Uloženo jako poznámka: „{ $text }“
followup-owed = <b>{ $mission }</b> – { $promises ->
    [one] stále je otevřený { $promises } slib.
    [few] stále jsou otevřené { $promises } sliby.
    [many] stále je otevřeno { $promises } slibu.
   *[other] stále je otevřeno { $promises } slibů.
}
followup-owed-none = Nic dalšího otevřeného už není. Děkujeme!
followup-owed-item = { $number }. <b>{ $whom }</b>: { $what }
followup-owed-done = { $number }: hotovo
followup-owed-later = { $number }: +1 týden
followup-owed-dropped = { $number }: neplatí
followup-settled-done = Hotovo: „{ $step }“
followup-settled-later = O týden později: „{ $step }“, termín: { $day }
followup-settled-dropped = Už neplatí: „{ $step }“
followup-next = Další otázka: { $day }, zůstane-li do té doby něco otevřené.
followup-last = To byla poslední otázka k této misi.
followup-wave-heading-1m = <b>{ $mission }</b>, měsíc poté: jak jste na tom s partnery?
followup-wave-heading-3m = <b>{ $mission }</b>, tři měsíce poté: co je podepsáno a co podáno?
followup-wave-heading-6m = <b>{ $mission }</b>, půl roku poté: co je s vašimi projekty?
followup-wave-heading-12m = <b>{ $mission }</b>, rok poté: poslední otázky.
followup-wave-ask = { $question ->
    [stage] Jak daleko to je teď?
    [name] Uloženo jako projekt. Jak se jmenuje?
    [signed] Bylo už něco podepsáno?
    [signed-on] Kdy se to podepsalo?
    [submitted] Je projekt podaný?
    [help] Potřebujete pomoc organizátorů?
    [help-line] S čím potřebujete pomoct? Organizátoři dostanou vaše slova jako dotaz.
    [value] Jakou to má zhruba hodnotu? Pod vaším jménem odpověď nikdo neuvidí.
    [evidence] Je odkaz, kde se o tom dá přečíst?
    [claim] Platí to stále?
    [worth] Stála mise za váš čas a peníze? Od 1 (ne) do 5 (rozhodně).
   *[anyway] Stalo by se to všechno i bez mise?
}
followup-wave-type = { $question ->
    [name] Napište název, nebo ho nechte tak.
    [signed-on] Klepněte na tlačítko, nebo napište datum, například: 12. května
    [evidence] Vložte odkaz, například: example.org/pilot
   *[help-line] Prostě to napište.
}
followup-choice-stage = { $value ->
    [nothing] Zatím nic
    [talking] Jednáme
    [idea] Nápad
    [outline] Osnova
    [submitted] Podáno
    [funded] Financováno
    [running] Běží
    [ended] Dokončeno
   *[stopped] Zastaveno
}
followup-choice-name = { $value ->
   *[kept] Nechat tak
}
followup-choice-signed = { $value ->
    [letter] Dopis o záměru
    [memorandum] Memorandum
    [contract] Smlouva
    [consortium] Konsorcium
   *[nothing] Nic
}
followup-choice-signed-on = { $value ->
   *[none] Nevím přesně
}
followup-choice-value = { $value ->
    [under-10k] Do 10 000 €
    [under-50k] 10 000–50 000 €
    [under-250k] 50 000–250 000 €
    [under-1m] 250 000 – 1 mil. €
    [over-1m] Přes 1 mil. €
   *[private] Raději neřeknu
}
followup-choice-evidence = { $value ->
   *[none] Bez odkazu
}
followup-choice-claim = { $value ->
    [confirmed] Ano, potvrzuji
   *[withdrawn] Ne, beru zpět
}
followup-choice-anyway = { $value ->
    [no] Ne
    [later] Ano, ale později
    [smaller] Ano, ale menší
   *[yes] Ano, úplně stejně
}
followup-signed-today = Dnes
followup-signed-week = Před týdnem
followup-signed-month = Před měsícem
followup-wave-project = Projekt „{ $name }“: { $stage ->
    [idea] nápad
    [outline] osnova
    [submitted] podáno
    [funded] financováno
    [running] běží
    [ended] dokončeno
   *[stopped] zastaveno
}
followup-wave-agreement = { $kind ->
    [letter] Podepsán dopis o záměru
    [memorandum] Podepsáno memorandum
    [contract] Podepsána smlouva
   *[consortium] Založeno konsorcium
}
followup-wave-agreement-on = { $kind ->
    [letter] Dopis o záměru podepsán { $day }
    [memorandum] Memorandum podepsáno { $day }
    [contract] Smlouva podepsána { $day }
   *[consortium] Konsorcium založeno { $day }
}
followup-told-stage = { $value ->
    [nothing] zatím nic
    [talking] jednáme
   *[stopped] zastaveno
}
followup-told-signed = { $value ->
   *[nothing] nic nepodepsáno
}
followup-told-submitted = { $value ->
    [yes] projekt podán
   *[no] projekt zatím nepodán
}
followup-told-help = { $value ->
    [yes] Potřebujete pomoc
   *[no] Pomoc nepotřebujete
}
followup-told-help-line = { $value ->
   *[asked] váš dotaz mají organizátoři
}
followup-told-value = { $value ->
    [private] hodnota neuvedena
   *[other] hodnota zapsána
}
followup-told-evidence = { $value ->
    [given] odkaz uložen
   *[none] bez odkazu
}
followup-told-claim = { $value ->
    [confirmed] potvrzeno
   *[withdrawn] vzato zpět
}
followup-told-worth = Stálo to za čas a peníze: { $value } z 5
followup-told-anyway = { $value ->
    [no] Bez mise by se to nestalo
    [later] Bez mise by se to stalo později
    [smaller] Bez mise by to bylo menší
   *[yes] Stalo by se to i bez mise
}
followup-wave-finished = To je zatím vše. Děkujeme!
followup-wave-paused = Zatím uloženo: { $answered } z { $total }. Pokračujte, až se vám to bude hodit.
followup-still-open = { $promises ->
    [one] Stále je otevřený { $promises } slib.
    [few] Stále jsou otevřené { $promises } sliby.
    [many] Stále je otevřeno { $promises } slibu.
   *[other] Stále je otevřeno { $promises } slibů.
}
followup-show-open = Ukázat otevřené
followup-no-past-day =
    Tomuto datu nerozumíme. Napište prosím den, který už nastal, například: 12. května, včera, před 2 týdny. Ukončíte to příkazem /cancel
followup-no-link =
    Toto není webová adresa. Vložte prosím odkaz, například: example.org/pilot – nebo klepněte na „Bez odkazu“. Ukončíte to příkazem /cancel
