from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui import hints
from gui.ui import label

LONG = "กระทรวงศึกษาธิการจัดอบรมบุคลากรทางการศึกษาทั่วประเทศเพื่อพัฒนาคุณภาพการเรียนการสอนอย่างต่อเนื่อง"
TEXTS = st.text(st.sampled_from("กขคงาิีุู่้๊เแโ ะำabc\n") | st.characters(codec="utf-8"))


@given(TEXTS)
def test_hints_change_nothing_that_is_read(text: str) -> None:
    assert hints.plain(hints.hinted(text)) == hints.plain(text)


@given(TEXTS)
def test_pieces_join_to_the_text(text: str) -> None:
    assert "".join(hints.pieces(text)) == hints.plain(text)


def test_thai_is_broken_at_words() -> None:
    assert len(hints.pieces(LONG)) > 9


def test_a_tooltip_is_folded_between_words() -> None:
    lines = hints.folded(LONG).split("\n")

    assert "".join(lines) == LONG
    assert len(lines) == 2
    assert hints.folded("สั้น") == "สั้น"


def test_a_wrapped_label_says_its_words_without_breaks(qtbot: QtBot) -> None:
    made = label(LONG, wrap=True)
    qtbot.addWidget(made)

    assert made.text() == LONG
    assert made.minimumSizeHint().width() < 200
    made.setText("ใหม่กว่าเดิม")
    assert made.text() == "ใหม่กว่าเดิม"


def test_a_copied_label_leaves_its_breaks_behind(qtbot: QtBot, qapp: QApplication) -> None:
    made = label(LONG, wrap=True, select=True)
    qtbot.addWidget(made)
    made.setSelection(0, 12)

    made.copy()

    assert qapp.clipboard().text() == hints.plain(made.selectedText())
    assert hints.BREAK not in qapp.clipboard().text()


def test_a_long_text_is_shortened_after_a_whole_word() -> None:
    assert hints.shortened("องค์กรคุณธรรม", 20) == "องค์กรคุณธรรม"
    assert hints.shortened("การขับเคลื่อน องค์กรคุณธรรม", 15) == "การขับเคลื่อน…"
