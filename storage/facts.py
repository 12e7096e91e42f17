"""Single facts that the running bot must remember, by name."""

from sqlalchemy import delete, insert, select

from storage.schema import facts
from storage.store import Store


class FactStore(Store):
    """Such as the version of the zone data that the pushes were planned with."""

    async def get(self, name: str) -> str:
        return str(await self._value(select(facts.c.value).where(facts.c.name == name)) or "")

    async def set(self, name: str, value: str) -> None:
        await self._run(delete(facts).where(facts.c.name == name))
        await self._run(insert(facts).values(name=name, value=value))
