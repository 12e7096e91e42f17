"""aiogram's models as the sandbox imports them: none is built before its use, and every one can be."""

import subprocess
import sys

from sandbox.client.process import ROOT

SCRIPT = """
from sandbox import models
from aiogram import methods, types
found = [
    getattr(part, name)
    for part in (types, methods)
    for name in part.__all__
    if hasattr(getattr(part, name), "model_rebuild")
]
print(types.Message.__pydantic_complete__)
print(len(found) > 500, all(model.model_rebuild() is not False for model in found))
update = {"update_id": 1, "message": {"message_id": 1, "date": 1, "chat": {"id": 1, "type": "private"}}}
print(type(types.Update.model_validate(update).message.chat).__name__)
"""


def test_models_are_built_when_first_used_and_all_of_them_can_be() -> None:
    run = subprocess.run(  # noqa: S603 - our own script
        [sys.executable, "-c", SCRIPT], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert (run.stdout.split(), run.stderr) == (["False", "True", "True", "Chat"], "")
