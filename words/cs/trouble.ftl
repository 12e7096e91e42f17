trouble-dead-letter = Jednu zprávu se nepodařilo zpracovat (odesílatel: { $name }). Neztratila se: správce bota ji najde pod číslem { $reference }.
trouble-dead-letter-nameless = Jednu zprávu se nepodařilo zpracovat. Neztratila se: správce bota ji najde pod číslem { $reference }.
trouble-part-failed = Bot se zastavil, protože selhala jedna jeho část; která, říká záznam výše. Nic se neztratilo: spusťte ho znovu.
trouble-no-answer = Běžící bot neodpověděl; důvod je v jeho záznamu. Než to zkusíte znovu, podívejte se, zda se změna provedla.
