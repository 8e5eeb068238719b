"""People assessed by indicators."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Six tables more."""
    op.create_table(
        "indicator_year",
        sa.Column("set_key", sa.String(), nullable=False),
        sa.Column("fiscal_year", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("tables", sa.JSON(), nullable=False),
        sa.Column("opened_at", sa.String(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_indicator_year")),
        sa.UniqueConstraint("set_key", "fiscal_year", name=op.f("uq_indicator_year_set_key")),
    )
    op.create_index(
        op.f("ix_indicator_year_fiscal_year"), "indicator_year", ["fiscal_year"], unique=False
    )
    op.create_table(
        "indicator_assessed",
        sa.Column("year_id", sa.Integer(), nullable=False),
        sa.Column("group_key", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("post", sa.String(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["year_id"],
            ["indicator_year.id"],
            name=op.f("fk_indicator_assessed_year_id_indicator_year"),
        ),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["person.id"],
            name=op.f("fk_indicator_assessed_person_id_person"),
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_indicator_assessed")),
    )
    op.create_index(
        op.f("ix_indicator_assessed_year_id"), "indicator_assessed", ["year_id"], unique=False
    )
    _of_assessed(
        "indicator_mark",
        sa.Column("criterion", sa.Integer(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.UniqueConstraint(
            "assessed_id", "indicator", "criterion", name=op.f("uq_indicator_mark_assessed_id")
        ),
    )
    _of_assessed(
        "indicator_award",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("level", sa.String(), nullable=False),
        sa.Column("giver", sa.String(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("file", sa.String(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=False),
    )
    _of_assessed(
        "indicator_file",
        sa.Column("criterion", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("file", sa.String(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=False),
    )
    _of_assessed(
        "indicator_said",
        sa.Column("score", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.UniqueConstraint("assessed_id", "indicator", name=op.f("uq_indicator_said_assessed_id")),
    )


def _of_assessed(name: str, *columns: sa.schema.SchemaItem) -> None:
    """A table about one indicator of somebody assessed."""
    op.create_table(
        name,
        sa.Column("assessed_id", sa.Integer(), nullable=False),
        sa.Column("indicator", sa.String(), nullable=False),
        *columns,
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["assessed_id"],
            ["indicator_assessed.id"],
            name=op.f(f"fk_{name}_assessed_id_indicator_assessed"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{name}")),
    )
    op.create_index(op.f(f"ix_{name}_assessed_id"), name, ["assessed_id"], unique=False)
