"""What a sent paper's names said when it was sent."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """A column more."""
    op.add_column("approval", sa.Column("facts", sa.JSON(), nullable=True))
