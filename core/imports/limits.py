"""How large a foreign file may be; beyond these it is no form export and no roster."""

from __future__ import annotations

FILE_BYTES = 30 << 20
PARTS = 2_000  # files inside a ZIP
DIRECTORY_BYTES = 1 << 20  # their names and places
UNPACKED_BYTES = 256 << 20
RATIO = 200  # unpacked ÷ packed; one long consent repeated in every cell gives 75, bombs give 1,000
RATIO_FROM_BYTES = 1 << 20
ROWS = 200_000
COLUMNS = 256
CELLS = 2_500_000
SHARED_STRINGS = 5_000_000
ERROR_CELLS = 100_000
CELL_CHARS = 131_072  # the csv module's own limit, four times what a spreadsheet's cell holds
TEXT_CHARS = 32 << 20  # of all different texts of a workbook's sheet
RECORD_CHARS = 1_000_000  # of one row of a text file
MEMORY_BYTES = 256 << 20  # of the process that reads a workbook, for a small one
MEMORY_RATIO = 2  # and so many more bytes for each one of the workbook unpacked
MOST_MEMORY_BYTES = 768 << 20  # 100,000 rows of 20 cells take 300 MB
SECONDS = 60  # of the same
