help-cancel = /cancel – opustí to, co je rozdělané
menu-cancel = Opustit, co je rozdělané
cancel-done = { $what ->
    [contact] Zrušeno: žádný kontakt nepřibyl.
    [contact-field] Zrušeno: kontakt zůstává, jak byl.
    [feedback] Zrušeno: řádek hodnocení. Už udělené hvězdy zůstávají.
    [followup] Zrušeno: ohlédnutí po misi. Vaše odpovědi zůstávají.
    [wave] Zrušeno: ohlédnutí po misi. Vaše odpovědi zůstávají.
    [note] Zrušeno. Už zapsané poznámky zůstávají.
    [broadcast] Zrušeno: nic se neodeslalo.
    [settings] Zrušeno: nastavení zůstává, jak bylo.
    [promise] Zrušeno: sliby zůstávají, jak byly.
    [partner] Zrušeno: partner zůstává, jak byl.
    [project] Zrušeno: projekt zůstává, jak byl.
    [agreement] Zrušeno. Už zapsaná dohoda zůstává.
    [baseline] Zrušeno. Vaše odpovědi zůstávají.
   *[other] Zrušeno.
}
cancel-nothing = Není co rušit.

keeping-what = Máme to uložené. Co to je?
keeping-quote = <blockquote>{ $text }</blockquote>
keeping-contact = Kontakt
keeping-note = Poznámka
keeping-question = Dotaz na organizátory
keeping-not = Není třeba
keeping-answer = { $field }: { $name }
keeping-kept-note = Uloženo jako vaše poznámka.
keeping-kept-question = Uloženo jako váš dotaz. Organizátoři ho hned dostanou a vidí ho i ve svém seznamu.
keeping-dropped = Dobře, nikam to neukládáme.
keeping-only-text = Zatím rozumíme jen textu a sdíleným kontaktům. Napište prosím, co chcete uložit, nebo se podívejte na /help.
keeping-command = Příkaz { $command } neznáme. Všechny příkazy ukáže /help.
keeping-asks = <b>{ $name }</b> se ptá organizátorů:
keeping-problem = <b>{ $name }</b> hlásí problém:
keeping-button-files = Zobrazit: { $files }
