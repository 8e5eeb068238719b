"""The register of certificates: codes checked, numbers taken back and given anew, by keyboard."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from core import sample
from core.awards import queries
from core.workspace import Workspace, open_workspace
from gui.main_window import MainWindow
from gui.pages.awards.certificate_register import Book, CertificateRegister
from gui.pages.awards.certificate_void import VoidCertificate
from gui.pages.awards.certificates import CertificatesStep
from gui.pages.awards.page import AwardsPage
from gui.pages.documents import DocumentsPage
from tests.gui.typing_thai import type_text
from tests.gui.walking import KEYS, key, sheet, stand, step_of, toasts, wait

SCANNED = str.maketrans(  # keys of a scanner while Thai is switched on
    {"T": "ธ", "B": "ฺ", "1": "ๅ", ":": "ซ", "2": "/", "5": "ถ", "6": "ุ", "8": "ค", "/": "ฝ"}
)


@pytest.fixture
def workspace(sample_folder: Path, tmp_path: Path) -> Iterator[Workspace]:
    """The sample year, finished."""
    shutil.copytree(sample_folder, tmp_path / "workspace")
    made = open_workspace(tmp_path / "workspace")
    yield made
    made.close()


@pytest.fixture
def register(workspace: Workspace, window: MainWindow) -> CertificateRegister:
    """The register, opened from the certificates of the sample round."""
    step = stand(window, sample.AWARD, "certificates")
    assert isinstance(step, CertificatesStep)
    step.open_register()
    wait(window)
    return shown(window)


def shown(window: MainWindow) -> CertificateRegister:
    page = window.page
    assert isinstance(page, AwardsPage)
    assert isinstance(page.part, CertificateRegister)
    page.part.start()
    return page.part


def codes(workspace: Workspace) -> list[str]:
    with workspace.database.read() as session:
        content = queries.confirmed(session, workspace.rulebook, sample.AWARD, 1)
    return [str(one["code"]) for one in content["winners"]]


def checked(register: CertificateRegister, window: MainWindow, code: str) -> str:
    """What is said of a code that is typed into the field as it is, with Enter."""
    field = register.check.code
    field.selectAll()
    type_text(field, code)
    QTest.keyClick(field, Qt.Key.Key_Return)
    wait(window)
    banner = register.check.banner
    return banner.words.text().replace("\u200b", "") if banner is not None else ""


def take_back(
    register: CertificateRegister, window: MainWindow, reason: str, *, anew: bool = False
) -> None:
    """Delete on the chosen row, the reason typed, and the act of the sheet by keyboard."""
    register.table.view.setFocus()
    key(window, KEYS.Key_Delete)
    [asked] = window.findChildren(VoidCertificate)
    type_text(asked.reason, reason)
    key(window, KEYS.Key_Tab)
    if anew:
        key(window, KEYS.Key_Space)
    sheet(window).press_ink()
    wait(window)


def test_codes_are_checked_one_after_another(
    register: CertificateRegister, window: MainWindow, workspace: Workspace
) -> None:
    first, second, *_ = codes(workspace)
    assert checked(register, window, first).startswith("ใช้ได้ เลขที่ ๑/๒๕๖๘ ของ")
    assert register.table.current is not None
    assert register.table.current.number == "1/2568"
    assert QApplication.focusWidget() is register.check.code
    assert register.check.code.selectedText() == first
    assert checked(register, window, second.lower()).startswith("ใช้ได้ เลขที่ ๒/๒๕๖๘ ของ")
    assert register.table.current.number == "2/2568"
    assert checked(register, window, "TB1:2568/99:ABCDEFGH") == "ไม่มีเกียรติบัตรเลขที่ ๙๙/๒๕๖๘ ในทะเบียน"
    wrong = f"{first[:-8]}AAAAAAAA"
    assert checked(register, window, wrong).startswith("รหัสไม่ตรงกับเกียรติบัตรเลขที่ ๑/๒๕๖๘")
    assert checked(register, window, "ABC") == ""
    assert "ไม่ใช่รหัสตรวจสอบเกียรติบัตร" in register.check.code.accessibleDescription()


def test_a_scanner_that_types_with_thai_switched_on_is_understood(
    register: CertificateRegister, window: MainWindow, workspace: Workspace
) -> None:
    head = "TB1:2568/1:"
    said = checked(register, window, f"{head}AAAAAAAA".translate(SCANNED).replace("A", "ฤ"))
    assert said.startswith("รหัสไม่ตรงกับเกียรติบัตรเลขที่ ๑/๒๕๖๘")
    assert register.check.code.text() == f"{head}AAAAAAAA"


def test_a_number_is_taken_back_and_given_anew_and_the_old_code_says_so(
    register: CertificateRegister, window: MainWindow, workspace: Workspace
) -> None:
    old = codes(workspace)[1]
    register.table.choose(2)
    take_back(register, window, "พิมพ์ชื่อผิด")
    assert toasts(window)[-1] == "ยกเลิกเลขที่ ๒/๒๕๖๘ แล้ว"
    assert checked(register, window, old).endswith("เพราะพิมพ์ชื่อผิด")
    one = register.table.current
    assert one is not None
    assert (one.number, one.waits) == ("2/2568", True)
    assert one.note.endswith("เพราะพิมพ์ชื่อผิด")
    assert register._why.text().replace("\u200b", "") == one.note
    assert register.facts_line == "๕ เลขที่ · ยกเลิก ๑"
    assert not register._void.isEnabled()

    register.table.view.setFocus()
    key(window, KEYS.Key_Return)
    wait(window)
    assert toasts(window)[-1] == "ออกเลขที่ ๖/๒๕๖๘ แทนเลขที่ ๒/๒๕๖๘ แล้ว"
    assert register.table.current is not None
    assert register.table.current.number == "6/2568"
    said = checked(register, window, old)
    assert said.startswith("ยกเลิกแล้ว เลขที่ ๒/๒๕๖๘")
    assert said.endswith("เพราะพิมพ์ชื่อผิด ออกเลขที่ ๖/๒๕๖๘ แทน")
    rows = {row.number: row for row in register.book.rows}
    assert rows["2/2568"].note.endswith("เพราะพิมพ์ชื่อผิด · ใช้เลขที่ ๖/๒๕๖๘ แทน")
    assert rows["6/2568"].entry.name == rows["2/2568"].entry.name


def test_both_at_once_and_nothing_without_a_reason(
    register: CertificateRegister, window: MainWindow
) -> None:
    register.table.choose(3)
    register.void()
    [asked] = window.findChildren(VoidCertificate)
    sheet(window).press_ink()
    assert asked.field.error == "พิมพ์เหตุผลก่อน"
    key(window, KEYS.Key_Escape)
    wait(window)
    assert register.facts_line == "๕ เลขที่"
    take_back(register, window, "กระดาษชำรุด", anew=True)
    assert toasts(window)[-1] == "ยกเลิกเลขที่ ๓/๒๕๖๘ แล้ว ออกเลขที่ ๖/๒๕๖๘ แทน"
    assert register.facts_line == "๖ เลขที่ · ยกเลิก ๑"


def test_it_prints_and_goes_back_to_where_it_was_opened(
    register: CertificateRegister, window: MainWindow
) -> None:
    assert window.page is not None
    assert window.page.header.back == "เกียรติบัตร"
    key(window, KEYS.Key_Escape)
    wait(window)
    assert step_of(window).step == "certificates"
    assert window.desk is not None
    window.desk.go("awards", register=True)
    wait(window)
    again = shown(window)
    assert (window.page.header.title, window.page.header.back) == (
        "ทะเบียนเกียรติบัตร ๒๕๖๘",
        "คัดเลือก",
    )
    again.print_()
    wait(window)
    assert isinstance(window.page, DocumentsPage)
    assert window.page.table.current is not None
    assert window.page.table.current.kind == "certificate-register"


def test_without_any_number_it_says_when_they_come(
    window: MainWindow, workspace: Workspace
) -> None:
    assert window.desk is not None
    part = CertificateRegister(window.desk, "")
    part.show_book(Book(0))
    assert not part._list.isVisibleTo(part)
    assert part._none.isVisibleTo(part)
    part.deleteLater()
