help-broadcast = /broadcast – napsat všem, určité roli nebo skupině; nejdřív uvidíte náhled. Příklad: /broadcast Autobus odjíždí ve 14:00
menu-broadcast = Napsat delegaci

broadcast-ask = Co chcete oznámit? Pošlete text v jedné zprávě. Nejdřív uvidíte, jak bude vypadat, a vyberete, kdo ho dostane.
broadcast-blank = Oznámit lze jen text. Napište ho prosím v jedné zprávě.
broadcast-too-long = { $over ->
    [one] Na jednu zprávu je to o { $over } znak delší, než lze. Pošlete prosím kratší text.
    [few] Na jednu zprávu je to o { $over } znaky delší, než lze. Pošlete prosím kratší text.
    [many] Na jednu zprávu je to o { $over } znaku delší, než lze. Pošlete prosím kratší text.
   *[other] Na jednu zprávu je to o { $over } znaků delší, než lze. Pošlete prosím kratší text.
}

# What every recipient reads above the text: who writes to whom.
broadcast-head = <b>{ $organiser }</b> – { $audience ->
    [delegate] delegátům
    [organiser] organizátorům
    [host] hostitelům
    [group] skupině { $group }
   *[all] všem
}:
broadcast-organisers = Organizátoři

broadcast-audience = { $audience ->
    [delegate] Delegáti
    [organiser] Organizátoři
    [host] Hostitelé
    [group] { $group }
   *[all] Všichni
}
broadcast-choice = { $audience }: { $members }
broadcast-chosen = Vybráno – { $audience }: { $members }
broadcast-groups-back = ‹ Předchozí skupiny
broadcast-groups-on = Další skupiny ›
broadcast-names-back = ‹ Předchozí jména
broadcast-names-on = Další jména ›

broadcast-panel = { $reachable ->
    [0] Zatím to nemá komu přijít: nikdo z nich se ještě nepřipojil.
    [one] Takto to uvidí { $reachable } člověk.
    [few] Takto to uvidí { $reachable } lidé.
    [many] Takto to uvidí { $reachable } člověka.
   *[other] Takto to uvidí { $reachable } lidí.
}
broadcast-panel-audience = { $audience }: připojeno { $joined } z { $members }.
broadcast-panel-unjoined = Ještě se nepřipojili a bot nemůže napsat první. Dejte jim prosím vědět jinak: { $names }

broadcast-button-send = Odeslat
broadcast-button-reword = Změnit text
broadcast-button-stop = Zastavit
broadcast-button-report = Přehled

broadcast-nobody = Z těchto lidí se ještě nikdo nepřipojil, takže nebylo nic odesláno.
broadcast-sent = { $people ->
    [one] Odesíláme { $people } člověku. Průběh ukazuje karta níže.
    [few] Odesíláme { $people } lidem. Průběh ukazuje karta níže.
    [many] Odesíláme { $people } člověka. Průběh ukazuje karta níže.
   *[other] Odesíláme { $people } lidem. Průběh ukazuje karta níže.
}
broadcast-dropped = Zrušeno. Nic nebylo odesláno.
broadcast-replaced = Nahrazeno novým textem níže.
broadcast-settled = { $state ->
    [discarded] Toto oznámení bylo zrušeno ještě před odesláním.
    [stopped] Toto oznámení bylo odesláno a pak zastaveno.
   *[sending] Toto oznámení už bylo odesláno.
}
broadcast-nothing-to-stop = Není co zastavit: na toto oznámení už nikdo nečeká.

broadcast-card = { $state ->
    [done] <b>Hotovo: doručeno { $sent } z { $recipients }</b>
    [stopped] <b>Zastaveno: doručeno { $sent } z { $recipients }</b>
   *[sending] <b>Odesíláme: doručeno { $sent } z { $recipients }</b>
}
broadcast-states = odesláno { $sent } · čeká { $waiting } · nepodařilo se { $failed } · blokuje { $blocked } · nejisté { $uncertain }
broadcast-state-expired = propadlo { $number }
broadcast-state-withheld = neodesláno { $number }
broadcast-state-muted = ztlumeno { $number }
broadcast-about = { $audience }: „{ $text }“

broadcast-report = <b>Přehled</b> k oznámení: { $moment }
broadcast-fate = { $fate ->
    [failed] Nedoručeno: { $number }
    [blocked] Zablokovali bota: { $number }
    [uncertain] Není jisté, zda dorazilo: { $number }
    [expired] Propadlo před odesláním: { $number }
    [withheld] Neodesláno: { $number }
    [muted] Tyto zprávy si ztlumili: { $number }
    [unjoined] V době odeslání ještě nebyli připojeni: { $number }
    [waiting] Čeká: { $number }
   *[sent] Odesláno: { $number }
}
broadcast-report-name = • { $name }
broadcast-report-why = • { $name } – { $reason }
broadcast-reason = { $why ->
    [stopped] zastaveno dříve, než přišla řada
    [left] už není v delegaci
    [consent] zatím bez souhlasu s uložením údajů
    [deactivated] tento účet na Telegramu už neexistuje
    [chat] Telegram tento chat nenašel
    [rendering] zprávu se nepodařilo připravit
    [restart] bot se během odesílání restartoval
    [connection] během odesílání vypadlo spojení
   *[other] Telegram zprávu odmítl: { $detail }
}
broadcast-panel-critical = Naléhavé: přijde i v době klidu a těm, kdo si oznámení ztlumili.
broadcast-button-critical = Označit jako naléhavé
broadcast-button-uncritical = Přece jen nenaléhavé
