"""A decision says what verdict it was made on; nothing had stored one before."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Add the column."""
    op.add_column("decisions", sa.Column("verdict", sa.String(length=16), nullable=False, server_default=""))
