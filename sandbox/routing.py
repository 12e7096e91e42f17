"""Paths, verbs and JSON bodies of the people's side."""

from collections.abc import Awaitable, Callable
from typing import TypeVar

from pydantic import BaseModel, ValidationError
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from .refusals import Impossible

F = TypeVar("F", bound=BaseModel)
Endpoint = Callable[[Request], Awaitable[Response]]


async def read_form(request: Request, model: type[F]) -> F:
    try:
        return model.model_validate_json(await request.body() or b"{}")
    except ValidationError as error:
        reasons = [f"{'.'.join(map(str, e['loc']))}: {e['msg']}" for e in error.errors(include_url=False)]
        raise Impossible("; ".join(reasons)) from error


def route(path: str, **endpoints: Endpoint) -> Route:
    """One path, one function for each verb."""

    async def answer(request: Request) -> Response:
        verb = "GET" if request.method == "HEAD" else request.method
        return await endpoints[verb](request)

    return Route(path, answer, methods=list(endpoints))
