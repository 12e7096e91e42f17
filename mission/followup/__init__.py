"""Follow-up waves: what is still open with whom. The rules of PRODUCT.md › Feedback and follow-up; docs/decisions/0012.

    contacts   2d    each contact: thanked, next step, day
    promises   14d   what is overdue; in later waves what is still open, after their own questions
    partners   1m    each partner: where is it now
    outcomes   3m    signed, submitted, help needed · 6m  each project: stage, value, evidence
    claims     12m   each claim: confirmed or withdrawn; what it was worth, whether it would have happened anyway
    asking           what is asked next, and what an answer does; items: the shape of it
    summary          who has answered each wave, and who has not

What is asked next is a pure function of the answers and the records, so that it goes on from where it was after days,
after a restart and after something was said elsewhere. Answers stand in `answers`; a deed goes through mission/promises,
mission/projects or mission/agreements at once. The first two waves keep

    wave:2d.thanked   contact:ID   yes | no | not-needed | skipped
    wave:2d.step      contact:ID   made | changed | confirmed | moved | done | dropped | nothing | skipped
    wave:2d.day       contact:ID   an ISO date | none
    wave:2d.contacts               none (nobody to add)
    wave:NAME.promise promise:ID   done | later | dropped

and the modules of the others say what those keep.
"""

from mission.followup.contacts import (
    Closing,
    Followed,
    Thanked,
    close_step,
    day_choices,
    followed_by,
    followed_contact,
    next_open,
    nobody_to_add,
    set_day,
    take_step,
    thank,
)
from mission.followup.promises import Settling, settle, still_owed
from mission.followup.summary import WaveTurnout, waves_of
from mission.followup.wave import FIRST, LATER_WAVES, OVERDUE, WAVES, is_silent, next_day

__all__ = [
    "FIRST",
    "LATER_WAVES",
    "OVERDUE",
    "WAVES",
    "Closing",
    "Followed",
    "Settling",
    "Thanked",
    "WaveTurnout",
    "close_step",
    "day_choices",
    "followed_by",
    "followed_contact",
    "is_silent",
    "next_day",
    "next_open",
    "nobody_to_add",
    "set_day",
    "settle",
    "still_owed",
    "take_step",
    "thank",
    "waves_of",
]
