from __future__ import annotations

import io

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot
from reportlab.lib.units import mm
from reportlab.pdfgen import canvas

from core.jobs import Progress
from gui import pdf_pages, theme
from gui.runner import Runner
from gui.screens import settle
from gui.ui import Words
from gui.widgets.pdf_preview import PdfPreview
from gui.widgets.sheets import Fit
from tests.gui.looking import faults

A4 = (210 * mm, 297 * mm)


def paper(*shades: float, size: tuple[float, float] = A4) -> bytes:
    """A PDF whose pages are black rectangles on white, in the middle; one a shade of grey."""
    out = io.BytesIO()
    made = canvas.Canvas(out, pagesize=size)
    for shade in shades:
        made.setFillGray(shade)
        made.rect(size[0] / 4, size[1] / 4, size[0] / 2, size[1] / 2, stroke=0, fill=1)
        made.showPage()
    made.save()
    return out.getvalue()


@pytest.fixture
def preview(runner: Runner, qtbot: QtBot) -> PdfPreview:
    made = PdfPreview(runner)
    qtbot.addWidget(made)
    made.resize(700, 600)
    made.show()
    qtbot.waitActive(made)
    return made


def show(preview: PdfPreview, runner: Runner, data: bytes, page: int | None = None) -> None:
    preview.show_pdf(data, page=page)
    settle(runner)


def says(preview: PdfPreview) -> str:
    return " ".join(one.text() for one in preview.findChildren(Words))


def middle(preview: PdfPreview) -> QColor:
    """The colour of the desk's middle."""
    image = preview.sheets.viewport().grab().toImage()
    return image.pixelColor(image.rect().center())


def test_the_very_pdf_is_drawn(preview: PdfPreview, runner: Runner) -> None:
    show(preview, runner, paper(0.0))

    assert middle(preview) == QColor(0, 0, 0)
    assert says(preview) == "กระดาษจริง หน้า ๑ จาก ๑"
    assert faults(preview) == ""


def test_a_new_version_takes_the_place_of_the_old_one_where_it_stood(
    preview: PdfPreview, runner: Runner
) -> None:
    show(preview, runner, paper(0.0, 0.0, 0.0))
    preview.sheets.turn(1)
    settle(runner)
    before = preview.sheets.verticalScrollBar().value()

    show(preview, runner, paper(1.0, 0.5, 1.0))

    assert preview.sheets.verticalScrollBar().value() == before
    assert (preview.sheets.at, middle(preview).red() // 10) == (1, 12)


def test_of_several_versions_only_the_newest_is_shown(preview: PdfPreview, runner: Runner) -> None:
    seen: list[int] = []
    preview.pages.loaded.connect(lambda: seen.append(len(preview.pages.sizes)))

    for many in range(1, 7):
        preview.show_pdf(paper(*[0.0] * many))
    settle(runner)

    assert seen == [6]


def test_thumbs_and_sheets_go_together(preview: PdfPreview, runner: Runner) -> None:
    show(preview, runner, paper(*[0.0] * 5))

    preview.thumbs.setCurrentIndex(preview.thumbs.model().index(3, 0))
    assert preview.sheets.at == 3
    preview.sheets.turn(1)

    assert preview.thumbs.currentIndex().row() == 1
    assert "หน้า ๒ จาก ๕" in says(preview)
    assert preview.sheets.accessibleName() == "ตัวอย่างหน้ากระดาษ หน้า ๒ จาก ๕"


def test_one_page_needs_no_thumbs(preview: PdfPreview, runner: Runner) -> None:
    show(preview, runner, paper(0.0))
    assert not preview.thumbs.isVisible()

    show(preview, runner, paper(0.0, 0.0))

    assert preview.thumbs.isVisible()


def test_sheets_fit_the_width_or_the_page(preview: PdfPreview, runner: Runner) -> None:
    show(preview, runner, paper(0.0, 0.0))
    room = preview.sheets.viewport().size()

    wide = preview.sheets._boxes()[0][1]
    preview.set_fit(Fit.PAGE)
    whole = preview.sheets._boxes()[0][1]

    assert wide.width() == room.width() - 36
    assert whole.height() == room.height() - 36


def test_keys_turn_pages_and_zoom(preview: PdfPreview, runner: Runner) -> None:
    show(preview, runner, paper(0.0, 0.0, 0.0))
    preview.set_fit(Fit.PAGE)

    QTest.keyClick(preview.sheets, Qt.Key.Key_PageDown)
    QTest.keyClick(preview.sheets, Qt.Key.Key_PageDown)
    assert preview.sheets.at == 2
    QTest.keyClick(preview.sheets, Qt.Key.Key_Home)
    assert preview.sheets.at == 0
    before = preview.sheets._boxes()[0][1].width()
    preview.findChildren(QPushButton)[1].click()

    assert preview.sheets._boxes()[0][1].width() == pytest.approx(before * 1.2, abs=1)
    assert preview.sheets.fit is Fit.FREE


def test_it_opens_at_a_page(preview: PdfPreview, runner: Runner) -> None:
    show(preview, runner, paper(*[0.0] * 9), page=6)

    assert preview.sheets.at == 6


def test_what_is_being_written_is_marked_and_brought_in_sight(
    preview: PdfPreview, runner: Runner
) -> None:
    show(preview, runner, paper(1.0, 1.0, 1.0))

    preview.mark(2, 0.5, 0.6)
    settle(runner)

    image = preview.sheets.viewport().grab().toImage()
    ring = theme.now().colour("ring")
    pixels = [image.pixelColor(x, y) for x in range(40, 160) for y in range(0, image.height(), 7)]
    assert ring in pixels


def test_hooks_get_the_bytes_shown(runner: Runner, qtbot: QtBot) -> None:
    got: list[tuple[str, bytes]] = []
    made = PdfPreview(
        runner,
        print_=lambda data: got.append(("print", data)),
        save=lambda data: got.append(("save", data)),
    )
    qtbot.addWidget(made)
    made.show()
    named = {one.accessibleName(): one for one in made.findChildren(QPushButton)}
    assert not named["พิมพ์"].isEnabled()

    show(made, runner, paper(0.0))
    named["พิมพ์"].click()
    named["บันทึกเป็นไฟล์ PDF"].click()

    assert got == [("print", made.data), ("save", made.data)]


def test_a_broken_file_is_said_and_not_told_as_a_bug(
    preview: PdfPreview, runner: Runner, qtbot: QtBot
) -> None:
    with qtbot.assertNotEmitted(runner.failed):
        show(preview, runner, b"%PDF-1.7 nothing more")

    assert preview.sheets._words.startswith("แสดงกระดาษนี้ไม่ได้")


def test_paper_stays_light_in_the_dark(runner: Runner, qtbot: QtBot, qapp: QApplication) -> None:
    theme.apply(qapp, "dark")
    made = PdfPreview(runner)
    qtbot.addWidget(made)
    made.resize(500, 500)
    made.show()

    show(made, runner, paper(1.0))

    corner = made.sheets._boxes()[0][1].topLeft()
    image = made.sheets.viewport().grab().toImage()
    assert image.pixelColor(corner.x() + 8, corner.y() + 8) == theme.now().colour("paper")
    theme.apply(qapp)


def test_a_thousand_pages_keep_few_pictures(preview: PdfPreview, runner: Runner) -> None:
    show(preview, runner, paper(*[0.5] * 1000))

    for page in range(0, 1000, 40):
        preview.sheets.turn(page)
        settle(runner)

    assert len(preview.pages._images) <= pdf_pages.MOST_IMAGES


def test_pages_of_every_size_are_drawn_as_wide_as_wanted() -> None:
    drawn = pdf_pages.draw(
        paper(0.0, size=(297 * mm, 210 * mm)), {("sheet", 0): 500}, "#ffffff", Progress()
    )

    image = drawn.images["sheet", 0]
    assert (image.width(), round(drawn.sizes[0].width())) == (500, 842)
    assert image.height() == pytest.approx(500 * 210 / 297, abs=1)
