"""What alembic runs: every step in the transaction that the memory was opened with."""

from alembic import context

from flows.memory.tables import Base

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    render_as_batch=True,
)
context.run_migrations()
