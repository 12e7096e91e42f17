"""`python -m tests.sandbox.specification` writes the table of passes."""

from .table import PAGE, page

PAGE.write_text(page(), encoding="utf-8")
