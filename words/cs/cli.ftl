cli-no-such-mission = Mise { $code } neexistuje. Známé mise: { $codes }
cli-no-such-file = Soubor ani složka { $file } neexistuje
cli-which-mission = Pro kterou misi to je? Uveďte --mission KÓD. Známé mise: { $codes }
cli-dry-run = Nic se nezměnilo (--dry-run).
cli-invites-made = { $count ->
    [0] Všichni už pozvánku mají. Nové pro ty, kdo se ještě nepřipojili: --renew.
    [one] Vytvořena { $count } pozvánka. Zobrazí se jen tentokrát.
    [few] Vytvořeny { $count } pozvánky. Zobrazí se jen tentokrát.
   *[other] Vytvořeno { $count } pozvánek. Zobrazí se jen tentokrát.
}
cli-no-username = Jméno bota se u Telegramu nepodařilo zjistit, proto jsou kódy bez odkazů: členové pošlou botovi „/start KÓD“.
cli-template-written = Zapsáno: { $file }. Vyplňte a spusťte: python bot.py import { $file }
cli-already-running = Bot už nad touto databází běží.
cli-locked = Do této databáze právě zapisuje jiný program. Počkejte prosím, až skončí.
cli-newer-database = Tuto databázi zapsala novější verze Attaché. Aktualizujte prosím program; nic se nezměnilo.
cli-check-settings = Nastavení: v pořádku
cli-check-database = { $count ->
    [0] Databáze: v pořádku, zatím žádná mise
    [one] Databáze: v pořádku, { $count } mise
    [few] Databáze: v pořádku, { $count } mise
   *[other] Databáze: v pořádku, { $count } misí
}
cli-check-no-telegram = Telegram: neodpovídá. Zkontrolujte síť, BOT_TOKEN a BOT_API_URL.
cli-check-telegram = Telegram: v pořádku, bot je @{ $username }
cli-starts = Uveďte ho: --starts RRRR-MM-DD.
cli-no-mission-yet = Zatím tu není mise, ke které by soubor patřil. Nejdřív importujte celou misi: její složku nebo sešit.
cli-imported = Hotovo.
cli-next = Dále osobní pozvánky: python bot.py invites { $code } --csv SOUBOR
cli-file-exists = { $file } už existuje a zůstal beze změny. Zvolte prosím jiný soubor.
cli-system = { $file }: { $reason }
cli-unexpected = Nepovedlo se to a není to vaše chyba ({ $error }). Více ukáže nový pokus s BOT_LOG=debug.
cli-which-kind = Podle toho, co už v misi je, jde o program fóra. Přidejte --programme, nebo --ours, je-li to náš program. Nic se nezměnilo.
cli-cannot-write = nelze zapsat
cli-written = Zapsáno: { $file }
cli-demo-running = Attaché běží: otevřete { $address }
cli-demo-play = Stiskněte tam „Play“ a za dvě minuty uvidíte vše, nebo sami otevřete některou pozvánku.
cli-demo-tap = Otevřete na některém telefonu pozvánku, odsouhlaste ji a posouvejte hodiny.
cli-demo-ends = Ctrl+C ukázku ukončí; nic z ní nezůstane.
cli-demo-port = Pískoviště se nespustilo. Není port { $port } obsazený? Zkuste: python bot.py demo --port 0
cli-demo-no-mission = { $file } nepopisuje žádnou misi: složka potřebuje mission.toml, sešit list Mise. Prázdný sešit vytvoří „python bot.py template mission.xlsx“.
cli-damaged = { $file } není celá databáze Attaché; nic se nezměnilo ({ $flaw }).
cli-damaged-database = Databáze je poškozená, bot se proto nespustí ({ $flaw }). Vraťte poslední zálohu: python bot.py restore SOUBOR. Denní zálohy jsou ve složce backups vedle databáze.
cli-restore-running = Nad touto databází běží bot. Nejdřív ho prosím zastavte; nic se nezměnilo.
cli-restored = Obnoveno ze souboru { $file }.
cli-kept-aside = Původní stav je uložen jako { $file }.
cli-nothing-to-back-up = Databáze zatím není, není tedy co zálohovat.
cli-export-ending = Z názvu { $file } není jasné, co zapsat. Použijte koncovku .xlsx (vše), .vcf (kontakty), .ics (program) nebo .md (poznámky).
cli-export-holds = { $count ->
    [one] Obsahuje osobní údaje { $count } člověka; soubor můžete číst jen vy.
    [few] Obsahuje osobní údaje { $count } lidí; soubor můžete číst jen vy.
   *[other] Obsahuje osobní údaje { $count } lidí; soubor můžete číst jen vy.
}
cli-erase-what = Mise { $code } se smaže natrvalo: účastníků { $members } (z toho jinde nevedených { $going }), kontaktů { $contacts }, se vším, co napsali.
cli-erase-again = Pro smazání napište kód mise ještě jednou
cli-erase-kept = To není ten kód. Nic se nesmazalo.
cli-erased = Mise { $code } je smazána. Stopy v souboru databáze a v denních zálohách zmizí do minuty, pokud bot běží, jinak po jeho spuštění. Vlastní kopie a zprávy v chatech lidí prosím smažte sami.
