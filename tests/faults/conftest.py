"""A sandbox and a server of forks for the tests of the running bot under fire."""

from collections.abc import Iterator

import pytest

from tests.faults.forking import Server, forking_server
from tests.sandbox.fixtures import sandbox, sandbox_url

__all__ = ["sandbox", "sandbox_url", "server"]


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    """Bots that start quickly; as long as the tests run."""
    with forking_server() as started:
        yield started
