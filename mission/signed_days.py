"""The day on which something was signed, as a person types it: it lies behind, or is today."""

from datetime import date, datetime, time

from mission.errors import UserError

EARLIEST = date(1990, 1, 1)


def signed_day(text: str, today: date, language: str) -> date:
    """ "3 May 2023", «вчора», "28.4.": the last such day. Refused where it is none, or lies ahead."""
    import dateparser  # noqa: PLC0415 - slow to load, and few conversations need it

    settings = {
        "PREFER_DATES_FROM": "past",
        "DATE_ORDER": "DMY",
        "RELATIVE_BASE": datetime.combine(today, time(12)),
        "REQUIRE_PARTS": ["day"],
    }
    languages = [language, *(other for other in ("uk", "cs", "en") if other != language)]
    parsed = dateparser.parse(text.strip()[:60], languages=languages, settings=settings)
    if parsed is None or not EARLIEST <= parsed.date() <= today:
        raise UserError("agreement-day-unclear", typed=text[:200])
    return parsed.date()
