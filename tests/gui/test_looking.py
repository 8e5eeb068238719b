"""The checker sees what is wrong; without that, its silence would mean nothing."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPushButton, QTableWidget, QWidget
from pytestqt.qtbot import QtBot

from gui import ui
from gui.ui import button, col, label, row
from gui.widgets.painted import Painted, words
from tests.gui.looking import faults, tab_stops


def board(qtbot: QtBot, *widgets: QWidget) -> QWidget:
    whole = ui.box(col(*widgets, None))
    qtbot.addWidget(whole)
    whole.resize(400, 300)
    whole.show()
    return whole


def narrow(widget: QWidget, width: int = 30) -> QWidget:
    widget.setFixedWidth(width)
    return widget


def at_most(widget: QWidget, width: int) -> QWidget:
    widget.setMaximumWidth(width)
    return widget


def test_a_good_board_has_no_fault(qtbot: QtBot) -> None:
    field = QLineEdit()
    field.setAccessibleName("ชื่อ")

    assert faults(board(qtbot, label("ปี่ กี้"), button("บันทึก"), field)) == ""


@pytest.mark.parametrize(
    ("make", "kind"),
    [
        (lambda: narrow(label("ชื่อ-สกุล และตำแหน่ง")), "cut"),
        (lambda: narrow(label("กระทรวงศึกษาธิการ", wrap=True), 12), "cut"),
        (lambda: narrow(QPushButton("บันทึกมติคณะกรรมการ")), "cut"),
        (lambda: at_most(QComboBox(), 30), "squeezed"),
        (QLineEdit, "nameless"),
    ],
)
def test_a_fault_is_seen(qtbot: QtBot, make: object, kind: str) -> None:
    assert callable(make)

    assert kind in faults(board(qtbot, make()))


def test_a_low_label_is_seen(qtbot: QtBot) -> None:
    low = QLabel("ปี่ กี้")
    low.setFixedHeight(10)

    assert "cut" in faults(board(qtbot, low))


def test_a_cut_heading_is_seen(qtbot: QtBot) -> None:
    table = QTableWidget(1, 1)
    table.setAccessibleName("ตาราง")
    table.setHorizontalHeaderLabels(["ชื่อ-สกุล และตำแหน่งของบุคลากร"])
    table.setColumnWidth(0, 40)

    assert "heading" in faults(board(qtbot, table))


def test_widgets_over_each_other_are_seen(qtbot: QtBot) -> None:
    one, other = label("หนึ่ง"), label("สอง")
    whole = board(qtbot, one, other)
    whole.layout().setEnabled(False)  # type: ignore[union-attr]
    other.move(one.pos())

    assert "overlap" in faults(whole)


def test_a_board_that_scrolls_sideways_is_seen(qtbot: QtBot) -> None:
    wide = label("ก")
    wide.setMinimumWidth(900)
    area = ui.scroll(row(wide))
    area.setMinimumWidth(100)

    assert "overflow" in faults(board(qtbot, area))


def test_an_elided_name_is_seen(qtbot: QtBot) -> None:
    class Named(Painted):
        def draw(self, painter: QPainter) -> None:
            words(painter, QRectF(0, 0, 40, 30), "นางสาวปาริชาต ดอกแก้วงาม")

    made = Named("ชื่อ")
    made.setFixedSize(200, 30)

    assert faults(board(qtbot, made)) == "elided: “นางสาวปาริชาต ดอกแก้วงาม”"


def test_tab_goes_through_every_control_once(qtbot: QtBot) -> None:
    buttons = [button(name) for name in ("หนึ่ง", "สอง", "สาม")]
    buttons[1].setEnabled(False)

    assert tab_stops(board(qtbot, *buttons)) == [buttons[0], buttons[2]]
