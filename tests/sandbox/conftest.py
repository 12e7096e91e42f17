import pytest_asyncio

from sandbox.client import Person, Sandbox

from .fixtures import sandbox, sandbox_url

__all__ = ["ann", "sandbox", "sandbox_url"]


@pytest_asyncio.fixture
async def ann(sandbox: Sandbox) -> Person:
    """A Ukrainian-speaking delegate who has pressed Start."""
    person = await sandbox.people.add("Ann Example", language="uk", phone="+380501234567")
    await person.send("/start")
    return person
