"""What a person has muted and their quiet hours; broadcasts that are critical"""

from typing import Final

import sqlalchemy as sa
from alembic import op

revision: Final = "0002"
down_revision: Final = "0001"


def upgrade() -> None:
    op.add_column("people", sa.Column("muted", sa.JSON(), server_default="[]", nullable=False))
    op.add_column("people", sa.Column("quiet_from", sa.Time(), nullable=True))
    op.add_column("people", sa.Column("quiet_until", sa.Time(), nullable=True))
    op.add_column(
        "broadcasts", sa.Column("critical", sa.Boolean(), server_default=sa.false(), nullable=False)
    )
