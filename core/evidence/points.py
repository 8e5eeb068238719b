"""The points by which a moral organisation is assessed, described by a file."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from core import catalogue
from core.catalogue import Table
from core.errors import NotFoundError, TemplateError
from core.thai.numerals import to_thai

SET = "moral-organisation"


@dataclass(frozen=True, slots=True)
class Slot:
    """One kind of evidence that a point asks for.

    ``made`` are kinds of the program's own papers that belong there by themselves; a ``counted``
    one says how many of how many people signed.
    """

    key: str
    title: str
    made: tuple[str, ...] = ()
    counted: bool = False


@dataclass(frozen=True, slots=True)
class Point:
    """One point, with its official wording where it is known."""

    number: int
    title: str
    wording: str
    slots: tuple[Slot, ...]

    def slot(self, key: str) -> Slot:
        """The slot of this key.

        Raises:
            NotFoundError: there is none; the sentence lists what there is.
        """
        for slot in self.slots:
            if slot.key == key:
                return slot
        listed = ", ".join(f"{slot.key} ({slot.title})" for slot in self.slots)
        raise NotFoundError(f"ข้อ {to_thai(self.number)} ไม่มีช่องหลักฐาน “{key}” เลือกจาก: {listed}")


@dataclass(frozen=True)
class Points:
    """All points of one assessment."""

    title: str
    points: tuple[Point, ...]

    def point(self, number: int) -> Point:
        """The point of this number.

        Raises:
            NotFoundError: there is none.
        """
        for point in self.points:
            if point.number == number:
                return point
        raise NotFoundError(
            f"ไม่มีข้อ {to_thai(number)} เลือกข้อ {to_thai(self.points[0].number)} ถึง "
            f"{to_thai(self.points[-1].number)}"
        )


def read_points(roots: tuple[Path, ...]) -> Points:
    """The nine points; the office's own file wins over the program's.

    Raises:
        TemplateError: the file is not of that form.
    """
    return catalogue.load("evidence", _points, *roots)[SET]


def _points(table: Table, file: Path) -> Points:
    catalogue.refuse_unknown(table, frozenset({"version", "title", "point"}), file)
    try:
        points = tuple(_point(one, file) for one in table["point"])
        if not points or len({point.number for point in points}) != len(points):
            raise ValueError("point.number")  # noqa: TRY301 - told below like the others
        return Points(str(table["title"]), points)
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise TemplateError(
            f"ไฟล์ {file.name} ขาดคีย์หรือมีค่าผิดชนิด: {error} แก้แล้วเปิดใหม่", code="template"
        ) from error


def _point(table: Table, file: Path) -> Point:
    keys = frozenset({"number", "title", "wording", "slots"})
    catalogue.refuse_unknown(table, keys, file, f"ข้อ {table.get('number', '')}")
    slots = tuple(
        Slot(
            str(slot["key"]),
            str(slot["title"]),
            tuple(slot.get("made", ())),
            bool(slot.get("counted", False)),
        )
        for slot in table["slots"]
    )
    return Point(int(table["number"]), str(table["title"]), str(table["wording"]), slots)
