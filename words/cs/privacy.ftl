help-privacy = /privacy – co o vás ukládáme a proč; můžete si vzít kopii nebo vše smazat
menu-privacy = Co o vás ukládáme
privacy-title = <b>Co o vás ukládáme a proč</b>
privacy-kind-profile = • Váš profil: jméno, jazyk a nastavení, abychom vás znali a mohli vám psát
privacy-kind-memberships = • Mise: { $count }, s vaší organizací a rolí, pro seznam členů
privacy-kind-consents = • Souhlasy: { $count }, aby bylo doložené, že souhlasíte
privacy-kind-contacts = • Kontakty: { $count }, aby ze setkání vzešly výsledky
privacy-kind-promises = • Sliby: { $count }, aby se na žádný nezapomnělo
privacy-kind-handovers = • Předané sliby: { $count }, aby je někdo splnil
privacy-kind-projects = • Projekty: { $count }, aby bylo vidět, co mise přinesla
privacy-kind-agreements = • Dohody: { $count }, aby bylo vidět, co mise přinesla
privacy-kind-notes = • Poznámky a dotazy: { $count }, tak jak jste je napsali
privacy-kind-witnesses = • „Viděl(a) jsem to také“: { $count }, abychom věděli, čeho si všimlo víc lidí
privacy-kind-files = • Fotky, hlasovky a soubory: { $count }, leží v Telegramu, zde je jen odkaz
privacy-kind-answers = • Odpovědi a hodnocení: { $count }, pro výsledky mise
privacy-kind-participations = • Anonymní ankety: { $count }, jen to, že jste se zúčastnili, nikdy odpovědi
privacy-kind-attendance = • Vybrané body programu: { $count }, pro váš program
privacy-kind-known-partners = • Partneři, které jste znali dřív: { $count }, abychom poznali nové
privacy-kind-merges = • Sloučené kontakty: { $count }, aby šly zase rozdělit
privacy-kind-drafts = • Rozepsané věci: { $count }, abyste mohli pokračovat tam, kde jste skončili
privacy-kind-broadcasts = • Vaše oznámení: { $count }, aby je šlo rozeslat a opravit
privacy-kind-acts = • Záznamy o činnosti: { $count }, aby bylo vidět, kdo co udělal
privacy-kind-messages = • Zprávy pro vás, odeslané i plánované: { $count }, abychom věděli, zda dorazily
privacy-who = Vidí to jen organizátoři vaší delegace; kontakty s tématem a sliby sdílí celá delegace.
privacy-button-export = Vzít si kopii
privacy-button-erase = Smazat vše
privacy-file = attache-moje-data
privacy-exported = Vše, co o vás ukládáme, v jednom souboru (JSON).
privacy-erase-question = <b>Smazat o vás vše?</b> Nelze to vzít zpět a opustíte tím své mise.
privacy-erase-going = { $count ->
    [0] Zmizí váš profil, odpovědi, poznámky a sliby.
    [one] Zmizí váš profil, odpovědi, poznámky, sliby a { $count } kontakt.
    [few] Zmizí váš profil, odpovědi, poznámky, sliby a { $count } kontakty.
    [many] Zmizí váš profil, odpovědi, poznámky, sliby a { $count } kontaktu.
   *[other] Zmizí váš profil, odpovědi, poznámky, sliby a { $count } kontaktů.
}
privacy-erase-staying = { $count ->
    [one] { $count } kontakt zůstane kolegům, kteří s ním také jednají, ale už bez vás.
    [few] { $count } kontakty zůstanou kolegům, kteří s nimi také jednají, ale už bez vás.
    [many] { $count } kontaktu zůstane kolegům, kteří s nimi také jednají, ale už bez vás.
   *[other] { $count } kontaktů zůstane kolegům, kteří s nimi také jednají, ale už bez vás.
}
privacy-erase-announcements = Oznámení, která jste rozeslali, zůstanou, ale bez vašeho jména.
privacy-button-yes = Ano, smazat vše
privacy-button-keep = Ne, ponechat
privacy-erased = Smazáno. Už tu o vás nic neukládáme. Pokud se budete chtít vrátit, požádejte organizátora o novou pozvánku.
privacy-contact-button = Smazat na přání
privacy-contact-question = <b>Smazat natrvalo: { $name }?</b> Pro člověka, který si nepřeje být veden. Nelze to vzít zpět.
privacy-contact-going = Záznam zmizí z této mise i z ostatních misí programu, i s poznámkami a sliby; kde jméno napsali jiní, bude místo něj „…“. Do výsledků se už nepočítá.
privacy-contact-yes = Ano, smazat: { $name }
privacy-contact-erased = Smazáno. O tomto člověku zde už nic není. V chatech účastníků a ve vašich vlastních zálohách to zůstane, dokud to nesmažete i tam.
