### Kontakt krok za krokem, přeposlané zprávy, fotky a hlasové zprávy.

steps-ask-name = S kým jste se potkali? Napište prosím jméno.
steps-or-line = Nebo napište vše jednou zprávou.
steps-ask-organisation = Z jaké organizace je { $name }?
steps-ask-reach = Jaké je spojení? Napište prosím telefon nebo e-mail. Kontakt: { $name }
steps-ask-promise = Co jste slíbili a do kdy? Například: poslat nabídku do pátku. Kontakt: { $name }
steps-so-far = Zatím máme: { $said }
steps-going-on = Přidávali jste kontakt. Pokračujme tam, kde jste skončili:
steps-still-open = Předchozí kontakt ještě není hotový: { $name }
steps-reach-unclear = „{ $typed }“ není platný telefon ani e-mail. Je to uloženo u tématu.
steps-were-at = Přidávali jste kontakt: { $name }. Otázka byla: { $field }.
steps-answer = Je to odpověď: { $field }
steps-field-name = jméno
steps-field-organisation = organizace
steps-field-reach = telefon nebo e-mail
steps-field-promise = co jste slíbili

steps-forwarded = Přeposláno, autor: { $name }

steps-kept-files = Uloženo: { $files }. Kam to patří?
steps-count-photo = { $count ->
    [one] { $count } fotka
    [few] { $count } fotky
   *[other] { $count } fotek
}
steps-count-voice = { $count ->
    [one] { $count } hlasová zpráva
    [few] { $count } hlasové zprávy
   *[other] { $count } hlasových zpráv
}
steps-count-document = { $count ->
    [one] { $count } soubor s obrázkem
    [few] { $count } soubory s obrázky
   *[other] { $count } souborů s obrázky
}
steps-files = Přiloženo: { $files }
steps-filed = Přiloženo k tomuto kontaktu:
steps-file-of = <b>{ $name }</b>, { $day }
steps-this-contact = tento kontakt
steps-button-card = Ke kartě: { $name }
steps-button-new = Nový kontakt
steps-button-files = Fotky a hlasové zprávy
