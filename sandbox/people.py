"""Somebody with a phone."""

from dataclasses import dataclass
from typing import Any


@dataclass(slots=True)
class Person:
    """`language` is the phone's, an IETF tag; `phone` as the person would share it."""

    id: int
    first_name: str
    last_name: str = ""
    username: str = ""
    language: str = "en"
    phone: str = ""

    @property
    def name(self) -> str:
        return f"{self.first_name} {self.last_name}".strip()

    @property
    def two_letters(self) -> str:
        """The language without the country."""
        return self.language.split("-")[0].lower()

    def as_json(self) -> dict[str, Any]:
        return {
            "id": self.id,
            "name": self.name,
            "first_name": self.first_name,
            "last_name": self.last_name,
            "username": self.username,
            "language": self.language,
            "phone": self.phone,
        }

    def as_user(self) -> dict[str, Any]:
        """The User object (Bot API › User)."""
        language = {"language_code": self.language} if self.language else {}
        return {"id": self.id, "is_bot": False, **self.as_chat(), **language}

    def as_chat(self) -> dict[str, str]:
        """The names that a private Chat object carries."""
        names = {"first_name": self.first_name, "last_name": self.last_name, "username": self.username}
        return {"first_name": self.first_name} | {key: value for key, value in names.items() if value}
