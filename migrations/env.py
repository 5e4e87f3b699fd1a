"""Alembic's entry: one connection to the URL that `kiosk.store.schema` hands over, one transaction for everything."""

from alembic import context
from sqlalchemy import create_engine, event, pool
from sqlalchemy.engine import Connection
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.pool import ConnectionPoolEntry


def run() -> None:
    """Upgrade inside a real SQLite transaction: all of the steps or none, also when another process does the same."""
    engine = create_engine(context.config.attributes["url"], poolclass=pool.NullPool)

    @event.listens_for(engine, "connect")
    def leave_transactions_to_us(connection: DBAPIConnection, _entry: ConnectionPoolEntry) -> None:
        connection.isolation_level = None
        connection.execute("PRAGMA busy_timeout = 15000")

    @event.listens_for(engine, "begin")
    def take_the_write_lock(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE")

    with engine.connect() as connection:
        context.configure(connection=connection, transactional_ddl=True)
        with context.begin_transaction():
            context.run_migrations()


run()
