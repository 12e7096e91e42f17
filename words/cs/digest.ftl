digest-head = <b>Přehled</b>
digest-nothing = Nic nového a nic nečeká na vyřízení.
digest-contacts = { $count ->
    [one] • { $count } nový kontakt
    [few] • { $count } nové kontakty
   *[other] • { $count } nových kontaktů
}
digest-answers = { $count ->
    [one] • { $count } nová odpověď
    [few] • { $count } nové odpovědi
   *[other] • { $count } nových odpovědí
}
digest-questions = { $count ->
    [one] • { $count } dotaz účastníků za poslední dny: je zodpovězený?
    [few] • { $count } dotazy účastníků za poslední dny: jsou zodpovězené?
   *[other] • { $count } dotazů účastníků za poslední dny: jsou zodpovězené?
}
digest-expired = • Zastaraly dřív, než se je podařilo odeslat: { $count } ({ $kinds })
digest-failed = { $count ->
    [one] • Telegram nepřijal { $count } zprávu
    [few] • Telegram nepřijal { $count } zprávy
   *[other] • Telegram nepřijal { $count } zpráv
}
digest-button-look = Co nedošlo
