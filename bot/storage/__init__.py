"""What must survive a restart, in one SQLite file; the only user of SQLAlchemy and Alembic."""
