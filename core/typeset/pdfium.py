"""PDFium is not thread-safe: whoever uses it holds this lock."""

from __future__ import annotations

import threading

PDFIUM = threading.Lock()
