"""The claims of a state of the record and a set of measures, in the order of their ids."""

from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Replace the index."""
    op.create_index("ix_claims_record_id_reads_id_id", "claims", ["record_id", "reads_id", "id"])
    op.drop_index("ix_claims_record_id_reads_id", "claims")
