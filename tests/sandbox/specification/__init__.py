"""The proof of strictness: what the official specification says of every spoken method, tried on a running sandbox.

`python -m tests.sandbox.specification` writes the table of passes, docs/sandbox-strictness.md.
"""
