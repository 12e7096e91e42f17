"""A sandbox for the journeys through the whole bot."""

from tests.sandbox.fixtures import sandbox, sandbox_url

__all__ = ["sandbox", "sandbox_url"]
