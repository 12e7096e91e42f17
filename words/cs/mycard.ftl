help-mycard = /mycard – vaše vizitka: jako text, soubor a obrázek k naskenování; /mycard +420 777 123 456 přidá váš telefon
menu-mycard = Vaše vizitka
mycard-title = Vaše vizitka: <b>{ $name }</b>
mycard-told = Uloženo a přidáno na vizitku.
mycard-changed = Změněno. Soubor a obrázek, které už máte, zůstávají beze změny; nové dostanete tlačítkem níže.
mycard-line-website = Web: { $value }
mycard-left-out = Vynecháno: { $fields }
mycard-unknown = Zatím neznáme: { $fields }
mycard-hint = E-mail, telefon nebo web přidáte či změníte třeba takto: /mycard +420 777 123 456
mycard-unclear = Tohle nevypadá jako e-mail, telefon ani web. Napište třeba: /mycard +420 777 123 456
mycard-field = { $field ->
    [organisation] organizace
    [role] funkce
    [email] e-mail
    [phone] telefon
   *[website] web
}
mycard-button-leave = Vynechat: { $field }
mycard-button-add = Uvést: { $field }
mycard-button-send = Nový soubor a obrázek
mycard-picture = <b>{ $name }</b>
    Nechte si to naskenovat fotoaparátem telefonu.
mycard-file = Nebo přepošlete tento soubor: otevře ho adresář každého telefonu.
mycard-file-alone = Přepošlete tento soubor: otevře ho adresář každého telefonu. Na obrázek je vizitka příliš dlouhá; některý údaj vynechte.
contact-button-save = Uložit do telefonu
contact-saved = <b>{ $name }</b>
    Kontakt uložíte do telefonu otevřením souboru.
