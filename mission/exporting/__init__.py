"""A mission as files: everything as a workbook, its contacts as cards, its agenda as a calendar (PRODUCT.md › Results)."""

from mission.exporting.sheets import ExportKind, people_in, sheets_of
from mission.exporting.workbook import Sheet, write_workbook

__all__ = ["ExportKind", "Sheet", "people_in", "sheets_of", "write_workbook"]
