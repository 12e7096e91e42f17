"""Follow-up: the waves after a mission. Each card shows one question; where it goes on is read from what is kept.

contacts the first wave · promises what is overdue or still open · waves the later ones · *_cards what they show ·
push what the bot sends by itself
"""

from handlers.followup import contacts, promises, waves
from handlers.followup.push import wave_push

TAPS = (*contacts.TAPS, *promises.TAPS, *waves.TAPS)
typed = contacts.typed
answered = waves.typed

__all__ = ["TAPS", "answered", "typed", "wave_push"]
