trouble-dead-letter = Jednu zprávu se nepodařilo zpracovat (odesílatel: { $name }). Neztratila se: správce bota ji najde pod číslem { $reference }.
trouble-dead-letter-nameless = Jednu zprávu se nepodařilo zpracovat. Neztratila se: správce bota ji najde pod číslem { $reference }.
