contact-merged = Sloučeno: <b>{ $name }</b>. Nic se neztratilo a tlačítko Rozdělit vrátí oba kontakty.
contact-split = Rozděleno: <b>{ $name }</b>. Jsou to zase dva kontakty.
contact-apart = Necháno zvlášť: <b>{ $name }</b>. Na tyto dva se už nezeptáme.
contact-noted = Poznámka uložena: <b>{ $name }</b>
contact-line-note = Moje poznámka (vidíte ji jen vy): { $value }
contact-perhaps = Možná tatáž osoba: { $name }, { $organisation }

merging-button-same = Ano, je to { $name }, { $organisation }
merging-button-apart = Ne, jsou to různí lidé
merging-button-organisation = Je to { $name }?
merging-button-with = Sloučit s…
merging-button-split = Rozdělit
merging-button-merge = Sloučit
merging-button-note = Moje poznámka
merging-button-note-drop = Smazat poznámku

merging-likely = S kým je <b>{ $name }</b> tatáž osoba?
merging-found = Nalezeno pro „{ $words }“. Kdo z nich je <b>{ $name }</b>?
merging-none = Nikdo podobný tu není: <b>{ $name }</b>.
merging-none-found = Pro „{ $words }“ jsme nikoho nenašli.
merging-type = Chcete-li najít někoho jiného, napište jméno nebo organizaci.
merging-preview = Sloučit <b>{ $name }</b> a <b>{ $other }</b>?
merging-side = • { $name }, { $organisation }
merging-becomes = Vznikne jeden kontakt:
merging-keeps = Setkání, poznámky, sliby i soubory všech zůstanou. Později je můžete zase rozdělit.
merging-note = Vaše poznámka, vidíte ji jen vy. Kontakt: <b>{ $name }</b>. Napište nové znění.
merging-note-none = Napište poznámku, uvidíte ji jen vy. Kontakt: <b>{ $name }</b>
