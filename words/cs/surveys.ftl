survey-head = <b>Od organizátorů</b>: otázka { $number } z { $total }. Každá odpověď se počítá hned.
survey-reminder = Organizátoři ještě čekají na vaši odpověď:
survey-question = <b>{ $text }</b>
survey-hint = { $kind ->
    [stars] 1 až 5 hvězdiček, 5 je nejlepší.
    [score] 0 je vůbec ne, 10 je úplně.
   *[several] Můžete vybrat víc možností.
}
survey-so-far = Zatím: { $answer }
survey-type = Stačí to sem napsat.
survey-type-numbers = Napište sem čísla odpovědí, například: 1, 3
survey-kept = Uloženo: { $answer }
survey-thanks = <b>Děkujeme, to je vše.</b>
survey-change = Odpovědi můžete změnit do { $moment }.
survey-chosen = ✓ { $choice }
survey-button-type = Napsat
survey-button-numbers = Vybrat podle čísla
survey-button-before = ‹ Předchozí otázka
survey-button-after = Další otázka ›
survey-button-change = Moje odpovědi
survey-button-publish = Smí se to zveřejnit?
survey-open = { $left ->
    [one] Dokončit: zbývá { $left } otázka
    [few] Dokončit: zbývají { $left } otázky
   *[other] Dokončit: zbývá { $left } otázek
}
survey-open-unnamed = Anonymní otázka
survey-closed = Tento dotazník už je uzavřený. Na co se ptáme teď, ukáže /feedback.
survey-unnamed-head = <b>Anonymní otázka od organizátorů</b>
survey-unnamed-means = Anonymně: odpověď se ukládá bez vašeho jména, takže ji později nejde změnit ani dokončit. Organizátoři uvidí výsledky až po uzavření otázky, a jen když odpoví aspoň 5 lidí.
survey-unnamed-answered = Zodpovězeno. Děkujeme!
survey-unnamed-kept = Uloženo bez vašeho jména. Vaše zpráva zůstává v tomto chatu ve vašem telefonu; můžete ji tam smazat.
survey-answered-already = Na tuto otázku jste už odpověděli. Je anonymní, takže vaši odpověď nikdo nenajde, aby ji mohl změnit.
survey-not-kept = Neuloženo: otázka je příliš stará, nebo už uzavřená. Pokud je ještě pod /feedback, otevřete ji tam a napište to znovu.
survey-rest-not-kept = Zpráva byla moc dlouhá na jednu, proto se uložila jen první část. Zbytek se nikde neuložil.
survey-numbers = Napište prosím čísla od 1 do { $most }, například: 1, 2
surveys-button = Dotazníky: kdo odpověděl
surveys-none = V této misi žádné vaše otázky nejsou. Patří do souboru mise na list Otázky: /programme
surveys-head = <b>Vaše otázky</b>: kolik odpovědělo z dotázaných. Číslo otázku otevře.
surveys-line = { $number }. { $question }
    { $answered } z { $asked }{ $state ->
        [anonymous] , anonymně
        [retired] , už se neklade
       *[named] {""}
    }
surveys-answered = Odpovědělo: { $answered } z { $asked }
surveys-count = { $choice }: { $count }
surveys-mean = Průměr: { $mean }
surveys-text = { $name }: „{ $text }“
surveys-text-unnamed = „{ $text }“
surveys-hidden-open = Anonymní: výsledky se ukážou až po uzavření, aby jedna odpověď navíc neprozradila, čí je.
surveys-hidden-few = Anonymní: při méně než 5 odpovědích se neukazuje nic.
surveys-silent = Zatím neodpověděli: { $names }{ $rest ->
    [0] {""}
   *[other] {" "}a další ({ $rest })
}
surveys-button-ask = Zeptat se hned
surveys-asked-now = { $count ->
    [0] Není už koho se ptát.
    [one] Právě dotázán { $count } člověk
    [few] Právě dotázáni { $count } lidé
   *[other] Právě dotázáno { $count } lidí
}
survey-asked-already = Na tuto otázku jsme se už ptali; kdo mlčí, dostane připomínku sám od sebe.
