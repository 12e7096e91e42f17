help-organise = /organise – co došlo, co ne a koho bot nemůže zastihnout
menu-organise = Co došlo a co ne

organise-all-well = Vše došlo a všichni jsou k zastižení.
organise-head = <b>Co nedošlo</b>
organise-doubtful = { $count ->
    [one] • { $count } zpráva možná došla, možná ne: spojení se přerušilo v nevhodnou chvíli.
    [few] • { $count } zprávy možná došly, možná ne: spojení se přerušilo v nevhodnou chvíli.
   *[other] • { $count } zpráv možná došlo, možná ne: spojení se přerušilo v nevhodnou chvíli.
}
organise-unreachable = • Nelze zastihnout, protože si bota zablokovali: { $names }{ $rest ->
    [0] {""}
   *[other] {" "}a { $rest } dalších
}
organise-expired = • Zastaraly dřív, než se je podařilo odeslat, za posledních 7 dní: { $count } ({ $kinds })
organise-failed = • Telegram nepřijal: { $what }, komu: { $name }
organise-button-doubts = Vyjasnit: { $count }
organise-button-refresh = Obnovit
organise-button-back = Zpět
organise-doubts-head = <b>Došly tyto zprávy?</b> Zeptejte se a označte to zde. Co se odešle znovu, bude označené jako opakování.
organise-doubt = { $number }. <b>{ $name }</b>: { $what }, { $moment }
organise-out-of-date = (zastaralé)
organise-all-of-these = Všechny
organise-button-arrived = { $which }: Došlo
organise-button-again = { $which }: Odeslat znovu
organise-muted = { $count ->
    [one] • { $count } zpráva se za posledních 7 dní neodeslala: někdo si ji ztlumil nebo chtěl klid.
    [few] • { $count } zprávy se za posledních 7 dní neodeslaly: lidé si je ztlumili nebo chtěli klid.
   *[other] • { $count } zpráv se za posledních 7 dní neodeslalo: lidé si je ztlumili nebo chtěli klid.
}
organise-cannot-tell = <b>{ $name }</b>: bot je zablokovaný, a tak nedošlo: { $what }. Dejte prosím vědět jinak.
