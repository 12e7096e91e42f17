"""A sandbox and a server of forks for the tests of the running bot under fire."""

import pytest

from tests.forking import Server, shared_server
from tests.sandbox.fixtures import sandbox, sandbox_url

__all__ = ["sandbox", "sandbox_url", "server"]


@pytest.fixture
def server() -> Server:
    """Bots that start quickly."""
    return shared_server()
