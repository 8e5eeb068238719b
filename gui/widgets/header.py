"""The header over every page: title, one line of facts, the palette, quiet acts, the act in ink."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QSizePolicy, QWidget
from typing_extensions import override

from gui import icons, theme, ui
from gui.page import Act, Head, Note
from gui.ui import button, col, label, row
from gui.widgets.painted import LEFT, RIGHT, Painted, rounded, words


class Header(QWidget):
    """Shows a page's head; gives way where there is little room.

    First the palette field becomes a sign, then quiet acts move into the menu one by one, where
    the rare ones always are. The title wraps before anything of it is lost; the act in ink
    always stands.

    Attributes:
        palette_asked: the palette field was pressed.
        back_asked: the arrow before the title was pressed.
    """

    palette_asked = Signal()
    back_asked = Signal()

    def __init__(self, head: Head, *, short: bool) -> None:
        super().__init__()
        self._title = label(head.title, "title")
        self._facts = label(head.facts, "small", "muted")
        for made in (self._title, self._facts):
            made.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        self._field = PaletteField()
        self._field.clicked.connect(self.palette_asked)
        self._short = short
        seen = [act for act in head.acts if not act.ink and not act.hidden]
        quiet = [act for act in seen if not act.rare]
        self._quiet = [act_button(act) for act in quiet]
        self._rare = [act for act in seen if act.rare]
        self._folded = 0  # quiet acts, from the left
        self._more = _more(
            lambda: [one for one in seen if one.rare or one in quiet[: self._folded]]
        )
        ink = [act_button(act) for act in head.acts if act.ink and not act.hidden]
        note = [_note(head.note)] if head.note else []
        self._fixed: list[QWidget] = [*note, *ink]
        words = col(self._title, self._facts, gap=0)
        acts = [*note, *self._quiet, self._more, *ink]
        items: list[ui.Item] = [words, row(self._field, *acts, gap=GAP)]
        margin = (24, 16, 24, 12)
        self._back: QWidget | None = None
        if head.back:
            back = button("", "icon", "left", tip=f"กลับไป{head.back}", do=self.back_asked.emit)
            items.insert(0, col(back, None))
            self._back = back
            margin = (14, 16, 24, 12)
        self._box = ui.fill(QHBoxLayout(self), items, GAP, margin)
        self._box.setStretch(items.index(words), 1)
        self._make_room()

    def _make_room(self) -> None:
        title = theme.width(self._title.text(), theme.now().font("title"))
        facts = theme.width(self._facts.text(), theme.now().font("small"))
        words = max(title, facts)
        short = self._short or self._left(FIELD_WIDE, self._beside(0)) < words
        many = len(self._quiet)
        fits = (n for n in range(many) if self._left(FIELD_SHORT, self._beside(n)) >= words)
        alone = many == 1 and not self._rare  # the menu would take its place
        self._folded = folded = 0 if alone else next(fits, many)
        self._field.set_short(short)
        for at, one in enumerate(self._quiet):
            one.setVisible(at >= folded)
        self._more.setVisible(bool(folded or self._rare))
        field = FIELD_SHORT if short else FIELD_WIDE
        left = self._left(field, self._beside(folded))
        self._title.wrap(title > left)
        self._facts.wrap(facts > left)

    def _beside(self, folded: int) -> list[QWidget]:
        """The buttons seen while so many quiet acts lie in the menu."""
        menu = [self._more] if folded or self._rare else []
        return [*self._quiet[folded:], *menu]

    def _left(self, field: int, quiet: Sequence[QWidget]) -> float:
        """What is left for the words beside these acts and a palette field so wide."""
        sides = self._box.contentsMargins()
        taken = sides.left() + sides.right() + ui.px(field) + ui.px(GAP)
        back = self._back.sizeHint().width() + ui.px(GAP) if self._back else 0
        acts = [*self._fixed, *quiet]
        return (
            self.width() - taken - back - sum(one.sizeHint().width() + ui.px(GAP) for one in acts)
        )

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()


FIELD_WIDE, FIELD_SHORT, GAP = 226, 40, 10


def act_button(act: Act) -> QPushButton:
    """The button of an act; one not possible yet is grey and its tooltip says why."""
    made = button(act.name, "primary" if act.ink else "", act.icon, do=act.do)
    made.setEnabled(not act.why_not)
    key = f" ({act.key.replace('+', ' ')})" if act.key else ""
    if act.why_not or key:
        ui.set_tip(made, act.why_not or f"{act.name}{key}")
    return made


def _note(note: Note) -> QWidget:
    sign = ui.Glyph(note.icon, "text-2" if note.tone == "muted" else f"{note.tone}-text", 16)
    return ui.box(row(sign, label(note.text, "small", note.tone), gap=4))


def _more(acts: Callable[[], Sequence[Act]]) -> QPushButton:
    """A menu of the acts that have no button: rare ones, and quiet ones without room."""
    made = button("", "square", "more", tip="งานอื่นของหน้านี้")

    def offer() -> None:
        menu = QMenu(made)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for act in acts():
            key = f"\t{act.key.replace('+', ' ')}" if act.key else ""  # where menus show keys
            entry = menu.addAction(f"{act.name}{key}")
            entry.setEnabled(not act.why_not)
            entry.triggered.connect(lambda _on=False, act=act: act.do())
        menu.popup(made.mapToGlobal(QPoint(0, made.height())))

    made.clicked.connect(offer)
    return made


class PaletteField(Painted):
    """Looks like a field, opens the command palette."""

    def __init__(self) -> None:
        super().__init__("ค้นหาหรือสั่งงาน Ctrl+K")
        self._short = False
        self.setFixedHeight(theme.now().shape("control"))
        self.set_short(short=False)

    def set_short(self, short: bool) -> None:  # noqa: FBT001 - a plain setter
        """A sign only, or the words too."""
        self._short = short
        self.setFixedWidth(ui.px(FIELD_SHORT if short else FIELD_WIDE))
        self.setToolTip("ค้นหาหรือสั่งงาน (Ctrl K)" if short else "")

    @override
    def sizeHint(self) -> QSize:
        return QSize(self.width(), self.height())

    @override
    def draw(self, painter: QPainter) -> None:
        now, box = theme.now(), QRectF(self.rect())
        rounded(painter, box, "sunken" if self.underMouse() else "surface", "line")
        edge = now.px(16)
        left = (self.width() - edge) / 2 if self._short else now.px(11)
        sign = QRectF(left, (self.height() - edge) / 2, edge, edge)
        icons.paint(painter, "search", sign, now.colour("text-3"), 1.8)
        if not self._short:
            hint = box.adjusted(now.px(36), 0, -now.px(56), 0)
            words(painter, hint, "ค้นหาหรือสั่งงาน", "small", "text-3", side=LEFT)
            key = box.adjusted(0, 0, -now.px(10), 0)
            words(painter, key, "Ctrl K", "caption", "text-3", side=RIGHT)
