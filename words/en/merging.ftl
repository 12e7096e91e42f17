contact-merged = Merged: <b>{ $name }</b>. Nothing was lost, and Split puts both back.
contact-split = Split: <b>{ $name }</b> and the other contact are two again.
contact-apart = Left apart: <b>{ $name }</b>. You will not be asked about these two again.
contact-noted = Note kept: <b>{ $name }</b>
contact-line-note = My note (only you see it): { $value }
contact-perhaps = Perhaps the same person: { $name }, { $organisation }

merging-button-same = Same as { $name }, { $organisation }
merging-button-apart = Two different people
merging-button-organisation = Same as { $name }?
merging-button-with = Merge with…
merging-button-split = Split
merging-button-merge = Merge
merging-button-note = My note
merging-button-note-drop = Delete the note

merging-likely = With whom is <b>{ $name }</b> the same person?
merging-found = Found for “{ $words }”. Who is the same person as <b>{ $name }</b>?
merging-none = Nobody looks like <b>{ $name }</b>.
merging-none-found = Nobody found for “{ $words }”.
merging-type = To find somebody else, type a name or an organisation.
merging-preview = Merge <b>{ $name }</b> and <b>{ $other }</b>?
merging-side = • { $name }, { $organisation }
merging-becomes = They become:
merging-keeps = Everybody’s meetings, notes, promises and files stay. You can split them again later.
merging-note = Your note about <b>{ $name }</b>; only you see it. Type the new wording.
merging-note-none = Type your note about <b>{ $name }</b>; only you will see it.
