"""How a typed line about a person is read, step by step; `mission/contact_line.py` takes the steps in order."""
