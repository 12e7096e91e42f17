help-mycard = /mycard – your own card to hand out: as text, as a file and as a picture to scan; /mycard +420 777 123 456 adds your phone
menu-mycard = Your card to hand out
mycard-title = Your card: <b>{ $name }</b>
mycard-told = Kept, and put on your card.
mycard-changed = Changed. The file and the picture that you have are as before; get new ones with the button below.
mycard-line-website = Website: { $value }
mycard-left-out = Left out: { $fields }
mycard-unknown = Not known yet: { $fields }
mycard-hint = To add or change an e-mail, a phone or a website, type for example: /mycard +420 777 123 456
mycard-unclear = That is not an e-mail, a phone number or a website that I understand. Please type one of them, for example: /mycard +420 777 123 456
mycard-field = { $field ->
    [organisation] organisation
    [role] position
    [email] e-mail
    [phone] phone
   *[website] website
}
mycard-button-leave = Leave out: { $field }
mycard-button-add = Put on the card: { $field }
mycard-button-send = File and picture as it is now
mycard-picture = <b>{ $name }</b>
    Let them scan this with the phone’s camera.
mycard-file = Or forward this file: it opens in any phone’s address book.
mycard-file-alone = Forward this file: it opens in any phone’s address book. The card is too long for a picture to scan; leave out a field to get one.
contact-button-save = Save to phone
contact-saved = <b>{ $name }</b>
    Open the file to save it in your phone.
