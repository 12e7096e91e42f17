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
