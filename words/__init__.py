"""What is said, in uk, cs and en: message files (Project Fluent), plurals, dates and numbers (CLDR)."""

from words.reader import LANGUAGES, Reader, UnknownMessageError, language_for, lines, paragraphs

__all__ = ["LANGUAGES", "Reader", "UnknownMessageError", "language_for", "lines", "paragraphs"]
