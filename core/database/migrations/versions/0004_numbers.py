"""Numbers of documents: given once, and by the database itself neither deleted nor changed."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Two tables more, and what guards a number."""
    op.create_table(
        "number_series",
        sa.Column("year_be", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("prefix", sa.String(), nullable=False),
        sa.Column("begin_at", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_number_series")),
        sa.UniqueConstraint("year_be", "kind", "prefix", name=op.f("uq_number_series_year_be")),
    )
    op.create_table(
        "document_number",
        sa.Column("year_be", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("prefix", sa.String(), nullable=False),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("dated", sa.Date(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("addressee", sa.String(), nullable=False),
        sa.Column("paper", sa.String(), nullable=False),
        sa.Column("about", sa.String(), nullable=False),
        sa.Column("award", sa.String(), nullable=False),
        sa.Column("record_id", sa.Integer(), nullable=True),
        sa.Column("entered", sa.Boolean(), nullable=False),
        sa.Column("who", sa.String(), nullable=False),
        sa.Column("given_at", sa.String(), nullable=False),
        sa.Column("void_at", sa.String(), nullable=True),
        sa.Column("void_reason", sa.String(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["record_id"],
            ["lesson_record.id"],
            name=op.f("fk_document_number_record_id_lesson_record"),
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_document_number")),
        sa.UniqueConstraint(
            "year_be", "kind", "prefix", "n", name=op.f("uq_document_number_year_be")
        ),
    )
    for column in ("about", "record_id"):
        op.create_index(
            op.f(f"ix_document_number_{column}"), "document_number", [column], unique=False
        )
    op.execute(
        "CREATE TRIGGER document_number_stays BEFORE DELETE ON document_number "
        "BEGIN SELECT RAISE(ABORT, 'a given number stays'); END"
    )
    op.execute(
        "CREATE TRIGGER document_number_kept "
        "BEFORE UPDATE OF year_be, kind, prefix, n ON document_number "
        "BEGIN SELECT RAISE(ABORT, 'a given number stays'); END"
    )
