"""Files in, drafts out, and calendars and the workbook's template out; each module knows one form.

draft: what a file says, with every fault named · read: the front door · bounded: the same in a process of its own.
"""
