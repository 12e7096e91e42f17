help-settings = /settings – jazyk, čas denního programu a připomínky, například: /settings 7:45
menu-settings = Jazyk, čas programu, připomínky
settings-title = <b>Vaše nastavení</b>
settings-language = Jazyk: { $language }
settings-agenda = Program dne: { $time }
settings-agenda-as-mission = Program dne: { $time }, jako celá mise
settings-reminder = { $minutes ->
    [0] Připomínky: vypnuto
    [one] Připomínka: { $minutes } minutu před začátkem
    [few] Připomínka: { $minutes } minuty před začátkem
    [many] Připomínka: { $minutes } minuty před začátkem
   *[other] Připomínka: { $minutes } minut před začátkem
}
settings-choose = Klepněte na to, co chcete změnit: jazyk, čas programu, nebo minuty připomínky.
settings-saved = Uloženo. { $what }
settings-as-mission = Jako mise, { $time }
settings-other-time = Jiný čas
settings-lead = { $minutes } min
settings-lead-off = Bez připomínek
settings-ask-time = V kolik hodin má přijít program dne? Napište to, například: 7:45
settings-bad-time = To není čas. Napište prosím hodiny a minuty, například: 7:45. Ukončíte to příkazem /cancel
settings-not-understood = To nastavit nelze. Zkuste /settings cs, /settings 7:45 (program dne), /settings 15 (minuty připomínky: 5, 15, 30 nebo 60) nebo /settings off (bez připomínek).
