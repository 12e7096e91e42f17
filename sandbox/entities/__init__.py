"""Formatted text: marks parsed to entities (offsets and lengths in UTF-16 units), and entities shown as safe HTML."""
