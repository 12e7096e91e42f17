### Vizitky, které členové posílají: soubory .vcf a kódy na papírových vizitkách.

contact-line-link = Web: { $value }

cards-too-large = Soubor { $file } je na vizitky příliš velký: smí mít nejvýš { $limit } MB. Pošlete prosím méně vizitek najednou nebo vizitky bez fotek.
cards-too-many = V souboru { $file } je víc než { $limit } vizitek. Pošlete ho prosím po částech.
cards-none = V souboru { $file } není žádná vizitka. Sdílejte prosím kontakt z adresáře jako soubor .vcf, nebo ho napište za /contact.
cards-nothing = Žádnou vizitku v souboru { $file } se nepodařilo přečíst, nic se tedy neuložilo.
picture-unread = Tento obrázek se nepodařilo otevřít. Pošlete ho prosím jako fotku, nebo napište kontakt za /contact.

cards-list = { $count ->
    [one] <b>{ $count } vizitka</b> v souboru { $file }. Zatím není nic uloženo.
    [few] <b>{ $count } vizitky</b> v souboru { $file }. Zatím není nic uloženo.
   *[other] <b>{ $count } vizitek</b> v souboru { $file }. Zatím není nic uloženo.
}
cards-same-as = Stejná osoba jako na vizitce { $number }
cards-known-own = Už je ve vašich kontaktech
cards-known-by = Už se setkali: { $people }
card-empty = Vizitka { $number } je vynechána: není na ní jméno, e-mail ani telefon.
card-unfinished = Vizitka { $number } je neúplná. Přečetli jsme, co na ní je; zkontrolujte ji prosím.
cards-more-faults = { $count ->
    [one] Poškozená je ještě { $count } vizitka.
    [few] Poškozené jsou ještě { $count } vizitky.
   *[other] Poškozených je ještě { $count } vizitek.
}
cards-one = Vizitka { $number } z { $count }: <b>{ $name }</b>. Uložit?

cards-button-all = { $count ->
    [one] Uložit
    [few] Uložit všechny { $count }
   *[other] Uložit všech { $count }
}
cards-button-one-by-one = Po jedné
cards-button-keep = Uložit
cards-button-leave = Vynechat
cards-button-rest = Uložit tyto: { $count }
cards-button-stop = Skončit

cards-done = Hotovo: { $file }
cards-done-new = Nové kontakty: { $count }
cards-done-again = Už známé, nové údaje jsou doplněny: { $count }
cards-done-left = Vynechané: { $count }
cards-done-incomplete = Bez jména nebo organizace: { $count }. Doplnit je můžete ve svých kontaktech.
cards-dropped = Ze souboru { $file } se nic neuložilo.
cards-back-gone = { $count ->
    [one] { $count } kontakt vzat zpět.
    [few] { $count } kontakty vzaty zpět.
   *[other] { $count } kontaktů vzato zpět.
}
cards-back-known = { $count ->
    [one] { $count } kontakt byl známý už dřív: zůstává i s tím, co vizitka doplnila.
    [few] { $count } kontakty byly známé už dřív: zůstávají i s tím, co vizitky doplnily.
   *[other] { $count } kontaktů bylo známých už dřív: zůstávají i s tím, co vizitky doplnily.
}
cards-back-changed = { $count ->
    [one] { $count } kontakt zůstává, protože se od té doby změnil.
    [few] { $count } kontakty zůstávají, protože se od té doby změnily.
   *[other] { $count } kontaktů zůstává, protože se od té doby změnily.
}
cards-back-nothing = Už není co vzít zpět.
