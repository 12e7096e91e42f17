"""A sandbox for the tests of the running bot under fire."""

from tests.sandbox.fixtures import sandbox, sandbox_url

__all__ = ["sandbox", "sandbox_url"]
