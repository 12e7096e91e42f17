home-head = <b>Cestou domů</b>: čtyři otázky, jedna minuta. Každá odpověď se počítá hned.
home-thanks = <b>Děkujeme, to je vše. Šťastnou cestu domů!</b>
home-ask-goals = Nakolik se splnily vaše cíle? 1 je vůbec ne, 5 je úplně.
home-ask-recommend = Doporučili byste takovou misi kolegům? 0 je rozhodně ne, 10 je určitě ano.
home-ask-change = Co má být příště jinak?
home-type = Stačí to sem napsat.
home-ask-publish = Smějí organizátoři zveřejnit tato vaše slova s vaším jménem? O každém textu rozhodnete zvlášť a můžete si to jedním klepnutím rozmyslet.
home-words = { $number }. „{ $text }“ – { $choice ->
    [yes] smí se zveřejnit
    [no] nezveřejňovat
   *[open] zatím nerozhodnuto
}
home-told-goals = Splněné cíle: { $goals } z 5
home-told-recommend = Doporučení: { $recommend } z 10
home-told-change = Změnit: „{ $change }“
home-told-publish = Smí se zveřejnit: { $agreed } z { $total }
home-skipped = { $question ->
    [goals] Splněné cíle: přeskočeno
    [recommend] Doporučení: přeskočeno
    [change] Změnit: přeskočeno
   *[publish] Smí se zveřejnit: přeskočeno
}
home-button-goals = Cíle
home-button-recommend = Doporučení
home-button-change = Co změnit
home-button-publish = Moje slova
home-button-type = Napsat
home-button-yes = { $number }: ano, zveřejnit
home-button-no = { $number }: ne
home-open = Otázky na cestu domů
