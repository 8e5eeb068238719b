"""Alembic's entry: runs the scripts on the connection that core.database.migrate hands over."""

from alembic import context

context.configure(
    connection=context.config.attributes["connection"],
    render_as_batch=True,
    target_metadata=context.config.attributes.get("metadata"),
)
context.run_migrations()
