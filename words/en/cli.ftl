cli-no-such-mission = There is no mission { $code }. Known missions: { $codes }
cli-no-such-file = There is no file or folder { $file }
cli-which-mission = Which mission is it for? Name it with --mission CODE. Known missions: { $codes }
cli-dry-run = Nothing was changed (--dry-run).
cli-invites-made = { $count ->
    [0] Everybody has an invitation already. Use --renew to make new ones for those who have not joined.
    [one] { $count } invitation made. It is shown only this once.
   *[other] { $count } invitations made. They are shown only this once.
}
cli-no-username = Telegram could not be asked for the bot’s name, so the codes stand alone: members send “/start CODE” to the bot.
cli-template-written = Written: { $file }. Fill it in, then: python bot.py import { $file }
cli-already-running = The bot is already running on this database.
cli-locked = Another program is writing to this database. Please wait until it has finished.
cli-newer-database = This database was written by a newer version of Attaché. Please update the program; nothing was changed.
cli-check-settings = Settings: fine
cli-check-database = { $count ->
    [0] Database: fine, no missions yet
    [one] Database: fine, { $count } mission
   *[other] Database: fine, { $count } missions
}
cli-check-no-telegram = Telegram: no answer. Please check the network, BOT_TOKEN and BOT_API_URL.
cli-check-telegram = Telegram: fine, the bot is @{ $username }
cli-starts = Name it with --starts YYYY-MM-DD.
cli-no-mission-yet = There is no mission yet that this file could belong to. Import the whole mission first: its folder or its workbook.
cli-imported = Done.
cli-next = Next, personal invitations: python bot.py invites { $code } --csv FILE
cli-file-exists = { $file } is there already and was left as it is. Please name another file.
cli-system = { $file }: { $reason }
cli-unexpected = That did not work, and the fault is not yours ({ $error }). Run it again with BOT_LOG=debug to see more.
cli-which-kind = By what the mission has already, this is the forum’s programme. Please add --programme, or --ours if it is our own agenda. Nothing was changed.
cli-cannot-write = cannot be written
cli-written = Written: { $file }
cli-demo-running = Attaché is running: open { $address }
cli-demo-play = Press “Play” there to see the whole product in two minutes, or tap an invitation yourself.
cli-demo-tap = Tap an invitation on a phone, agree, and move the clock.
cli-demo-ends = Ctrl+C ends the demo; nothing of it is kept.
cli-demo-port = The sandbox did not start. Is port { $port } taken? Try: python bot.py demo --port 0
cli-demo-no-mission = { $file } describes no mission: a folder needs a mission.toml, a workbook the sheet Mission. “python bot.py template mission.xlsx” writes an empty one.
cli-damaged = { $file } is no whole database of Attaché, and nothing was changed ({ $flaw }).
cli-damaged-database = The database is damaged, so the bot does not start ({ $flaw }). Put the last backup in its place: python bot.py restore FILE. Daily ones are in the folder backups beside the database.
cli-restore-running = The bot is running on this database. Please stop it first; nothing was changed.
cli-restored = Restored from { $file }.
cli-kept-aside = What stood there before is kept as { $file }.
cli-nothing-to-back-up = There is no database yet, so there is nothing to back up.
cli-export-ending = { $file } does not say what to write. End it with .xlsx (everything), .vcf (contacts), .ics (agenda) or .md (notes).
cli-export-holds = { $count ->
    [one] It holds personal data of { $count } person; only you may read the file.
   *[other] It holds personal data of { $count } people; only you may read the file.
}
cli-erase-what = This erases the mission { $code } for good: members { $members } (of these known from nowhere else { $going }), contacts { $contacts }, with everything they wrote.
cli-erase-again = Type the mission’s code again to erase it
cli-erase-kept = That is not the code. Nothing was erased.
cli-erased = The mission { $code } is erased. Its traces in the database file and in the daily backups go within a minute while the bot runs, else at its next start. Copies that you made yourself, and what stands in people’s own chats, are yours to delete.
