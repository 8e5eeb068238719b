"""Every widget in its states, on three boards; the page to look at after touching the theme."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QHBoxLayout,
    QLineEdit,
    QProgressBar,
    QRadioButton,
    QTabWidget,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from gui import theme, ui
from gui.main_window import LEAST, NARROW
from gui.memory import Memory
from gui.table_model import Column
from gui.ui import button, chip, col, label, panel, row
from gui.widgets.badge import Badge, BadgeLabel, KeyCap
from gui.widgets.banner import Banner
from gui.widgets.bars import Count, VirtueBars
from gui.widgets.choice import Choice
from gui.widgets.date_field import DateField
from gui.widgets.empty import empty
from gui.widgets.fields import Combo, Field, SearchField, text_field
from gui.widgets.growing import Growing
from gui.widgets.list_editor import ListEditor
from gui.widgets.number_field import NumberField
from gui.widgets.step_track import Stand, Step, StepTrack, steps
from gui.widgets.table import Filter, Listing, Table

STEPS = "เตรียม ลงคะแนน ยืนยันชื่อ นับ มติ ยืนยันผล ประกาศ เกียรติบัตร ถอดบทเรียน".split()


@dataclass(frozen=True, slots=True)
class Person:
    id: int
    name: str
    post: str
    group: str
    honours: tuple[Badge, ...] = ()
    state: tuple[Badge, ...] = ()


PEOPLE = (
    Person(
        1,
        "นางสาวปาริชาต ดอกแก้วงาม",
        "นักวิชาการเงินและบัญชีชำนาญการ",
        "อำนวยการ",
        (Badge("พอเพียง ๖๗", "ink"), Badge("สุจริต ๖๕", "ink"), Badge("วินัย ๖๔", "ink")),
    ),
    Person(2, "นายธีรเดช วังทรายทอง", "นักทรัพยากรบุคคลปฏิบัติการ", "บริหารงานบุคคล"),
    Person(
        3,
        "ว่าที่ร้อยตรีหญิง กัลยาณีรัตน์ ประเสริฐสุขสวัสดิ์วัฒนากุล",
        "นักวิเคราะห์นโยบายและแผนชำนาญการพิเศษ",
        "นโยบายและแผน",
        (),
        (Badge("ชื่อซ้ำ ๒ คน", "wait", "wait"),),
    ),
    Person(4, "น.ส.พิมพ์ชนก เกาะสวรรค์", "นิติกรปฏิบัติการ", "บริหารงานบุคคล"),
)
COLUMNS: tuple[Column[Person], ...] = (
    Column("ชื่อ-สกุล และตำแหน่ง", lambda p: p.name, below=lambda p: p.post),
    Column("กลุ่ม", lambda p: p.group, width=148, spare=True),
    Column("ยกย่อง", lambda _p: "", badges=lambda p: p.honours, width=176),
    Column("สถานะ", lambda _p: "ปฏิบัติงาน", badges=lambda p: p.state, width=124, tone="text-3"),
)


def boards(memory: Memory) -> dict[str, QWidget]:
    """Three boards to look at, by name."""
    made = {
        "controls": _board(col(_buttons(), _writing(), None), col(_choosing(), _words(), None)),
        "lists": _board(col(_table(memory), _tree()), col(_list(), _banners(), None)),
        "counts": _board(col(_tracks(), _bars(), None), col(_decision(), None), width=392),
        "empty": _board(col(_empty())),
    }
    for name, board in made.items():
        board.setAccessibleName(name)
    return made


def _board(*columns: ui.Column, width: int = 0) -> QWidget:
    whole = QWidget()
    whole.setProperty("ground", "canvas")
    whole.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    first, *rest = columns
    if LEAST[0] / theme.now().zoom < NARROW:
        boxes = col(*map(ui.box, columns), gap=14, margin=(20, 18, 20, 18))
        inside = ui.scroll(boxes)
    else:
        side = [ui.box(one, width) if width else ui.box(one) for one in rest]
        inside = ui.scroll(row(ui.box(first), *side, gap=14, margin=(20, 18, 20, 18)))
    box = QHBoxLayout(whole)
    box.setContentsMargins(0, 0, 0, 0)
    box.addWidget(inside)
    return whole


def _titled(name: str, *items: ui.Item, gap: int = 8) -> QWidget:
    return panel(col(label(name, "strong"), *items, gap=gap, margin=(16, 12, 16, 14)))


def _off(widget: QWidget) -> QWidget:
    widget.setEnabled(False)
    return widget


def _buttons() -> QWidget:
    return _titled(
        "ปุ่ม",
        row(
            button("บันทึกมติ", "primary"),
            button("เขียนต่อ", "tint", "arrow"),
            button("พิมพ์", "", "print"),
            button("ยกเลิก", "quiet"),
            None,
        ),
        row(
            button("ลบรายชื่อ", "danger", "bin"),
            button("ลบ ๓ คน", "danger-now"),
            button("เปิดดู", "link"),
            button("", "icon", "zoom", tip="ขยาย"),
            None,
        ),
        row(
            _off(button("ออกประกาศ", "primary", "arrow")),
            button("เล็ก", "", "", "s"),
            chip("เลือกแล้ว", on=True),
            chip("ตัวกรอง"),
            None,
        ),
    )


def _writing() -> QWidget:
    bad = Field("วันที่ประชุม", DateField(), required=True)
    bad.complain("เดือนกุมภาพันธ์ ๒๕๖๘ มี ๒๘ วัน แก้วันที่")
    closed = QLineEdit("เลขทะเบียน ๑๗/๒๕๖๘ แก้ไม่ได้แล้ว")
    closed.setReadOnly(True)
    reason = "ผู้ได้คะแนนเท่ากันอีกท่านได้รับยกย่องด้านสุจริตอยู่แล้ว ที่ประชุมจึงเห็นควรให้ท่านนี้ได้รับยกย่องด้านวินัย"
    return _titled(
        "ช่องกรอก",
        SearchField("ค้นชื่อ ตำแหน่ง หรือชื่อเดิม"),
        row(
            Field("กลุ่ม", Combo("กลุ่ม", [("กลุ่มบริหารงานบุคคล", 1), ("กลุ่มอำนวยการ", 2)])),
            Field("ระยะบรรทัด", NumberField(18, 22, 1, 0.1)),
        ),
        row(Field("วันที่", DateField(date(2025, 6, 13))), Field("ชื่อ", text_field(hint="พิมพ์ชื่อ"))),
        bad,
        Field("เลขที่", closed),
        Field("เหตุผล", Growing(reason, least=2), required=True),
        gap=7,
    )


def _choosing() -> QWidget:
    on, part, none = QCheckBox("ใช้เลขไทย"), QCheckBox("บางส่วน"), QCheckBox("ใส่ตราครุฑ")
    on.setChecked(True)
    part.setTristate(True)
    part.setCheckState(Qt.CheckState.PartiallyChecked)
    yes, no = QRadioButton("คนเดียวได้หลายด้าน"), QRadioButton("ด้านเดียว")
    yes.setChecked(True)
    bar = QProgressBar()
    bar.setValue(62)
    bar.setTextVisible(False)
    bar.setAccessibleName("ทำเกียรติบัตร")
    return _titled(
        "เลือก และงานที่ใช้เวลา",
        row(on, part, none, None, gap=14),
        row(_off(QCheckBox("ปิดอยู่")), yes, no, None, gap=14),
        2,
        row(
            label("ทำเกียรติบัตร ๒๖ จาก ๔๑ ใบ", "small"),
            None,
            label("เหลือราว ๓ วินาที", "small", "muted"),
        ),
        row(bar, button("หยุด", "", "", "s"), gap=12),
        gap=4,
    )


def _words() -> QWidget:
    badges = (
        Badge("ร่าง", "still", "pen"),
        Badge("เสนอ", "wait", "clock"),
        Badge("ลงนามแล้ว", "good", "stamp"),
        Badge("เกินกำหนด", "bad", "clock"),
        Badge("วินัย ๖๗", "ink"),
    )
    return _titled(
        "ตัวอักษร",
        label("บุคลากรคุณธรรมต้นแบบ", "title"),
        label("ผู้ที่ยิ่งซื่อสัตย์ กตัญญู", "heading"),
        label("๑๔: ปี่ กี้ ฎุ น้ำ ใหญ่ ฐานุกรม ญู่ ปั๊ม ฟื้นฟู"),
        label("๑๓: รายละเอียดรอง ปี่ กี้ ฎุ น้ำ ๐๑๒๓๔๕๖๗๘๙", "small", "muted"),
        label("๑๒: ป้ายและแกนตัวเลข ปี่ กี้ ฎุ น้ำ", "caption", "faint"),
        label("๗๔", "figure"),
        row(*(BadgeLabel(one) for one in badges[:3]), None, gap=6),
        row(*(BadgeLabel(one) for one in badges[3:]), None, gap=6),
        row(KeyCap("Ctrl"), KeyCap("K"), label("ค้นหรือสั่งงาน", "small", "muted"), None, gap=6),
        gap=3,
    )


def _table(memory: Memory) -> QWidget:
    listing: Listing[Person] = Listing(
        "gallery",
        COLUMNS,
        identity=lambda p: p.id,
        search=lambda p: f"{p.name} {p.post}",
        hint="ค้นชื่อ",
        unit="คน",
        filters=(
            Filter("all", "ทั้งหมด", lambda _p: True),
            Filter("twice", "ชื่อต้องตรวจ", lambda p: bool(p.state)),
        ),
        two_lines=True,
    )
    table = Table(listing, memory)
    table.set_rows(PEOPLE)
    table.choose(2)
    table.setMinimumHeight(ui.px(360))
    table.setMinimumWidth(ui.px(520))
    return table


def _tree() -> QWidget:
    view = QTreeWidget()
    view.setHeaderHidden(True)
    view.setProperty("bare", "yes")
    view.setAccessibleName("ปีงบประมาณ")
    view.setMinimumHeight(ui.px(140))
    year = QTreeWidgetItem(["ปีงบประมาณ ๒๕๖๘"])
    year.addChildren([QTreeWidgetItem([name]) for name in ("บุคลากรคุณธรรมต้นแบบ", "อบรมวินัย")])
    view.addTopLevelItem(year)
    year.setExpanded(True)
    tabs = QTabWidget()
    tabs.setAccessibleName("มุมมอง")
    for name in ("ตามปี", "ตามด้าน", "ถังพัก ๒"):
        tabs.addTab(view if name == "ตามปี" else QWidget(), name)
    return panel(col(tabs, margin=(16, 6, 16, 10)))


def _list() -> QWidget:
    items = (
        "การเปิดให้ลงคะแนนสิบวันทำการ และแจ้งเตือนในที่ประชุมประจำเดือน ทำให้ผู้ลงคะแนนเพิ่มขึ้น",
        "การกำหนดแนวทางตัดสินคะแนนเท่ากันไว้ก่อนเปิดลงคะแนน ช่วยให้คณะกรรมการมีมติได้ในการประชุมครั้งเดียว",
    )
    editor = ListEditor("บทเรียนที่ได้เรียนรู้", items, "ประโยคเดียวที่ครั้งหน้านำไปใช้ได้")
    return _titled("รายการ", editor)


def _banners() -> QWidget:
    return _titled(
        "แถบบอก",
        Banner("คะแนนด้านวินัยเท่ากัน บันทึกมติก่อนออกประกาศ", "wait", act="ไปที่มติ"),
        Banner("นับแล้ว ผลรวมคะแนนตรงกับจำนวนบัตรดีทุกด้าน", "good"),
        Banner("เปิดไฟล์ไม่ได้ ข้อมูลเดิมยังครบ", "bad"),
        Banner("ปี ๒๕๖๗ เขียนข้อนี้ไว้ ๓ ข้อ ยังใช้ได้ ๑ ข้อ", "ink", act="เปิดเทียบ"),
        Banner("ยังไม่ได้บันทึกอะไร", "sunken"),
    )


def _tracks() -> QWidget:
    later = [Step("ประกาศ", Stand.LATER, "ออกประกาศได้เมื่อยืนยันผลแล้ว")]
    return _titled(
        "ขั้นตอน",
        StepTrack(steps(STEPS, 4, stuck=True), opened=2),
        StepTrack([*steps(STEPS[:3], 2), *later]),
        gap=12,
    )


def _bars() -> QWidget:
    counts = (
        Count(
            "วินัย",
            "discipline",
            (("นางสาวพิมพ์ชนก เกาะสวรรค์", 24), ("นายธีรเดช วังทรายทอง", 24), ("นายสมชาย ใจดี", 11)),
            "อื่น ๙ · งด ๒",
            70,
            tied=2,
        ),
        Count("สุจริต", "honesty", (("นางอรพินท์ ศรีสองแคว", 38),), "อื่น ๗ · งด ๓", 70),
    )
    lines: list[ui.Item] = []
    for i, one in enumerate(counts):
        lines += ([ui.rule()] if i else []) + [VirtueBars(one, 40)]
    return panel(col(*lines, gap=0, margin=(1, 0, 1, 0)))


def _decision() -> QWidget:
    group = QButtonGroup()
    choices = [
        Choice("นางสาวพิมพ์ชนก เกาะสวรรค์", "นิติกรปฏิบัติการ", "๒๔", "คะแนน"),
        Choice(
            "ว่าที่ร้อยตรีหญิง กัลยาณีรัตน์ ประเสริฐสุขสวัสดิ์วัฒนากุล",
            "นักวิเคราะห์นโยบายและแผนชำนาญการพิเศษ",
            "๒๔",
            "คะแนน",
        ),
        Choice("นายสมัชญ์ ใจคำปัญ", "ครู · โรงเรียนอนุบาลต้นฝน", asked="นายสมัชชา ใจคำปัน"),
    ]
    for one in choices:
        group.addButton(one)
    choices[0].setChecked(True)
    head = row(label("มติคณะกรรมการ", "heading"), None, BadgeLabel(Badge("เท่ากัน", "wait", "tie")))
    card = panel(col(head, *choices, gap=10, margin=(18, 14, 18, 14)))
    group.setParent(card)
    return card


def _empty() -> QWidget:
    return empty(
        "เริ่มจากรายชื่อบุคลากรของสำนักงาน",
        "เลือกไฟล์ Excel หรือ CSV ที่มีชื่อ ตำแหน่ง และกลุ่ม โปรแกรมแสดงทุกแถวให้ตรวจก่อน และถอยได้ทั้งชุด",
        button("นำเข้ารายชื่อ", "primary", "import"),
        button("พิมพ์ทีละคน", "", "plus"),
        link=button("ลองกับข้อมูลตัวอย่างก่อน", "link"),
    )
