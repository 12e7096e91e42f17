"""JSON over HTTP to one sandbox."""

import ssl
from functools import cache
from typing import Any

import httpx

from .records import SandboxError


@cache
def _trust() -> ssl.SSLContext:
    """Whom to trust, read once: a client of its own for each test would read it anew, and that takes as long as a test."""
    return ssl.create_default_context()


class Line:
    """JSON over HTTP to one sandbox."""

    def __init__(self, url: str) -> None:
        self.url = url
        self._http = httpx.AsyncClient(base_url=url, timeout=60.0, trust_env=False, verify=_trust())

    async def close(self) -> None:
        await self._http.aclose()

    async def get(self, path: str, **query: str | float) -> Any:
        return _content(await self._http.get(path, params=query))

    async def post(self, path: str, body: dict[str, Any] | None = None, **more: Any) -> Any:
        return _content(await self._http.post(path, **(more or {"json": body or {}})))

    async def patch(self, path: str, body: dict[str, Any]) -> Any:
        return _content(await self._http.patch(path, json=body))

    async def delete(self, path: str, body: dict[str, Any] | None = None) -> Any:
        return _content(await self._http.request("DELETE", path, json=body))

    async def raw(self, method: str, path: str, **more: Any) -> httpx.Response:
        """The answer as it came, for whoever plays the bot."""
        return await self._http.request(method, path, **more)


def _content(answer: httpx.Response) -> Any:
    if answer.is_success:
        return answer.json()
    raise SandboxError(f"{answer.status_code}: {answer.text}")
