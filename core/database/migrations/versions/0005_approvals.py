"""Approvals: versions of a paper that were sent, signed scans, results of requests."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Three tables more, and on an item what proves that it was applied."""
    op.create_table(
        "approval",
        sa.Column("noun", sa.String(), nullable=False),
        sa.Column("record_id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("printed", sa.String(), nullable=False),
        sa.Column("printed_sha256", sa.String(), nullable=False),
        sa.Column("said", sa.JSON(), nullable=True),
        sa.Column("sent_at", sa.String(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_approval")),
        sa.UniqueConstraint("noun", "record_id", "version", name=op.f("uq_approval_noun")),
    )
    op.create_table(
        "signed_scan",
        sa.Column("approval_id", sa.Integer(), nullable=False),
        sa.Column("file", sa.String(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("replaced_because", sa.String(), nullable=False),
        sa.Column("added_at", sa.String(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["approval_id"], ["approval.id"], name=op.f("fk_signed_scan_approval_id_approval")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_signed_scan")),
    )
    op.create_index(op.f("ix_signed_scan_approval_id"), "signed_scan", ["approval_id"])
    op.create_table(
        "request_result",
        sa.Column("approval_id", sa.Integer(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        sa.Column("result", sa.String(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("decided_on", sa.Date(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["approval_id"], ["approval.id"], name=op.f("fk_request_result_approval_id_approval")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_request_result")),
        sa.UniqueConstraint("approval_id", "place", name=op.f("uq_request_result_approval_id")),
    )
    for name in ("paper", "proof", "reason"):
        column = sa.Column(name, sa.String(), nullable=False, server_default="")
        op.add_column("lesson_item", column)
    op.add_column("lesson_item", sa.Column("settled_on", sa.Date(), nullable=True))
