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
settings-not-understood = To nastavit nelze. Zkuste /settings cs, /settings 7:45 (program dne), /settings 15 (minuty připomínky: 5, 15, 30 nebo 60), /settings off (bez připomínek) nebo /settings 22-7 (doba klidu).
settings-button-quiet = Klid
settings-quiet-title = <b>Co je ztlumené a kdy je klid</b>
settings-quiet-saved = Uloženo.
settings-quiet-hours = Klid: { $begins }–{ $until }. Co připadne na tu dobu, přijde potom.
settings-quiet-off = Klid: nenastaven
settings-muted = Ztlumeno: { $kinds }
settings-muted-none = Ztlumeno: nic
settings-quiet-choose = Klepnutím druh zpráv ztlumíte, nebo zase zapnete. Změny ve vašem programu a naléhavá oznámení přijdou vždy; připomínky i v době klidu, pokud je neztlumíte.
settings-quiet-other = Jiné hodiny
settings-quiet-none = Bez klidu
settings-hours = { $begins }–{ $until }
settings-switch = { $kind }: { $muted ->
    [yes] ztlumeno
   *[no] zapnuto
}
settings-kind = { $kind ->
    [day] Program dne
    [reminder] Připomínky
    [stars] Hodnocení
    [evening] Večerní otázky
    [home] Cesta domů
    [survey] Dotazníky
    [nudge] Sliby
    [wave] Po misi
    [baseline] Před odjezdem
    [digest] Přehled
    [broadcast] Oznámení
   *[other] Jiné
}
settings-ask-hours = Od kolika do kolika má být klid? Napište to, například: 22:30–6:45
settings-bad-hours = To nejsou hodiny. Napište prosím dva časy, například: 22:30–6:45. Ukončíte to příkazem /cancel
settings-endless-hours = Taková doba by nikdy neskončila. Napište prosím dva různé časy, například: 22:30–6:45
