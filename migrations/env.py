"""Runs Alembic's commands. The application hands in its connection; the command line works on `DATABASE_URL`."""

from alembic import context
from sqlalchemy import Connection

from app.settings import Settings
from app.store.database import make_engine
from app.store.migrating import migrating
from app.store.tables import Row

COMPARISONS = ("alembic.autogenerate.*", "alembic.ext.checkconstraint_byname")
"""What `alembic check` compares; without the second, a check constraint could come and go unseen."""


def run_migrations(connection: Connection) -> None:
    """Runs the command's migrations in the transaction of the connection."""
    context.configure(
        connection=connection,
        target_metadata=Row.metadata,
        render_as_batch=True,
        autogenerate_plugins=COMPARISONS,
    )
    with context.begin_transaction():
        context.run_migrations()


handed_in = context.config.attributes.get("connection")
if handed_in is not None:
    run_migrations(handed_in)
else:
    with migrating(make_engine(Settings().database_url)) as config:
        run_migrations(config.attributes["connection"])
