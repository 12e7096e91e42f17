"""The page that tells people how strict the sandbox is says what is tried here."""

from .reading import needs_specification
from .table import PAGE, page

pytestmark = needs_specification


def test_the_page_is_up_to_date() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), "make strictness writes it anew"
