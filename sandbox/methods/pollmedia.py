"""Media that a bot adds to a poll: to its description, its explanation and its options (Bot API › InputPollMedia)."""

from typing import Any

from sandbox.entities.links import checked
from sandbox.refusals import bad_request

from .call import Call
from .media import content_of
from .places import exact_point, venue


def poll_media(call: Call, item: Any) -> dict[str, Any]:
    """The one field of a PollMedia."""
    kind = str(item.type)
    if kind == "location":
        return {"location": exact_point(item)}
    if kind == "venue":
        return {"venue": venue(item)}
    if kind == "link":
        if checked(item.url) is None:
            raise bad_request(f"link URL '{item.url}' is invalid")
        return {"link": {"url": item.url}}
    return {kind: content_of(call, item, kind, item.media)[kind]}
