"""Logs for a maintainer: one line an event; no token, phone number or e-mail ever reaches a line."""

import logging
import re
import sys
from collections.abc import MutableMapping
from typing import Any, Final

import structlog

EMAIL: Final = re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]+")
PHONE: Final = re.compile(r"(?<![\w.:-])\+?\d[\d ()./-]{7,}\d(?![\w:])")
TOKEN: Final = re.compile(r"\d{5,20}:[A-Za-z0-9_-]{20,}")


class Redactor:
    """Takes secrets out of a line by their value, and personal data by its form."""

    def __init__(self, *secrets: str) -> None:
        self._secrets = [secret for secret in secrets if secret]

    def clean(self, text: str) -> str:
        for secret in self._secrets:
            text = text.replace(secret, "[secret]")
        text = TOKEN.sub("[token]", text)
        text = EMAIL.sub("[e-mail]", text)
        return PHONE.sub("[number]", text)

    def __call__(self, logger: Any, method: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
        """structlog's processor."""
        del logger, method
        for name, value in event.items():
            if isinstance(value, str) and name not in {"timestamp", "level"}:
                event[name] = self.clean(value)
        return event


class RedactingFormatter(logging.Formatter):
    """The same for the libraries that log in the standard way, tracebacks included."""

    def __init__(self, redactor: Redactor) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s %(message)s")
        self._redactor = redactor

    def format(self, record: logging.LogRecord) -> str:
        return self._redactor.clean(super().format(record))


def start_logging(level: str, *secrets: str) -> None:
    """Set up structlog and the standard library's logging, to stderr. Tracebacks carry no local variables."""
    redactor = Redactor(*secrets)
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(RedactingFormatter(redactor))
    logging.basicConfig(level=logging.WARNING, handlers=[handler], force=True)
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.format_exc_info,
            redactor,
            structlog.processors.LogfmtRenderer(
                key_order=["timestamp", "level", "event"], bool_as_flag=False
            ),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(getattr(logging, level.upper())),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
    )
