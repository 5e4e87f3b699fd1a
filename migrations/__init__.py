"""The schema's history, run by Alembic through `kiosk.store.schema`. Revisions are four digits that count up."""
