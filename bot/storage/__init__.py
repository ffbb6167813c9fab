"""What must survive a restart, in an SQLite file or in PostgreSQL; the only user of SQLAlchemy and Alembic."""
