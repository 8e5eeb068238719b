"""Looking back: what was carried over from earlier years, and who went on when."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Two tables more."""
    op.create_table(
        "carried",
        sa.Column("plan", sa.String(), nullable=False),
        sa.Column("activity", sa.String(), nullable=False),
        sa.Column("fiscal_year", sa.Integer(), nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        sa.Column("source_activity", sa.String(), nullable=False),
        sa.Column("source_year", sa.Integer(), nullable=False),
        sa.Column("source_part", sa.String(), nullable=False),
        sa.Column("source_record_id", sa.Integer(), nullable=True),
        sa.Column("source_item_id", sa.Integer(), nullable=True),
        sa.Column("source_action_id", sa.Integer(), nullable=True),
        sa.Column("record_id", sa.Integer(), nullable=True),
        sa.Column("item_id", sa.Integer(), nullable=True),
        sa.Column("who", sa.String(), nullable=False),
        sa.Column("carried_at", sa.String(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        *(
            sa.ForeignKeyConstraint(
                [column],
                [f"{table}.id"],
                name=op.f(f"fk_carried_{column}_{table}"),
                ondelete="SET NULL",
            )
            for column, table in (
                ("source_record_id", "lesson_record"),
                ("source_item_id", "lesson_item"),
                ("source_action_id", "action"),
                ("record_id", "lesson_record"),
                ("item_id", "lesson_item"),
            )
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_carried")),
    )
    op.create_index(op.f("ix_carried_plan"), "carried", ["plan"], unique=False)
    op.create_table(
        "looked_back",
        sa.Column("plan", sa.String(), nullable=False),
        sa.Column("activity", sa.String(), nullable=False),
        sa.Column("fiscal_year", sa.Integer(), nullable=False),
        sa.Column("carried", sa.Integer(), nullable=False),
        sa.Column("record_id", sa.Integer(), nullable=True),
        sa.Column("who", sa.String(), nullable=False),
        sa.Column("left_at", sa.String(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["record_id"],
            ["lesson_record.id"],
            name=op.f("fk_looked_back_record_id_lesson_record"),
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_looked_back")),
    )
    op.create_index(op.f("ix_looked_back_plan"), "looked_back", ["plan"], unique=False)
