"""What can go wrong, as a tree.

UserError: the person can mend it. Its text is a message of `words/`, shown as it is in the reader's language.
  documents.Refused: a whole file cannot be read; nothing of it was taken.
Anything else is a defect of ours: logged whole, answered with one calm sentence and a reference number.
"""


class UserError(Exception):
    """A refusal in the reader's own language: the key of a message in `words/` and its arguments."""

    def __init__(self, key: str, **args: str | int) -> None:
        super().__init__(key)
        self.key = key
        self.args_of_text = args
