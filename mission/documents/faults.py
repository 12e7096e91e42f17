"""What is wrong with one row, on its way to the draft's list of faults."""

from mission.documents.draft import Fault, Place


class UnreadError(ValueError):
    """A value that cannot be understood: the key of a message in `words/*/documents.ftl` and its arguments."""

    def __init__(self, key: str, **args: str) -> None:
        super().__init__(key)
        self.key = key
        self.args_of_text = args

    def at(self, place: Place, *, row_kept: bool = False) -> Fault:
        """The fault that a preview names."""
        return Fault(place=place, key=self.key, args=self.args_of_text, row_kept=row_kept)


class RowError(Exception):
    """A row that cannot be taken into the draft."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.key)
        self.fault = fault
