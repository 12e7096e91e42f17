"""The attacker and the careless: every bad string, forged taps, another mission's things, groups, haste."""
