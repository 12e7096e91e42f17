"""A Telegram on your own machine: a strict Bot API server, people who hold phones, a clock, faults and a ledger."""
