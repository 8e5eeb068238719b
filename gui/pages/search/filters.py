"""The combos that narrow a search: kind, year, template, virtue, state."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from core.actions.states import NAMES
from core.answers import VIRTUES
from core.lessons.template import Template
from core.search.among import Among
from core.thai.numerals import to_thai
from gui import ui
from gui.finding import GROUPS
from gui.ui import button
from gui.widgets.fields import Combo

_LESSON_STATES = {"draft": "ร่าง", "sent": "เสนอ", "signed": "ลงนามแล้ว"}


class Filters(QWidget):
    """One combo each; what is not chosen leaves everything in.

    Attributes:
        changed: another choice was made.
    """

    changed = Signal()

    def __init__(self, templates: Sequence[Template]) -> None:
        super().__init__()
        kinds = [(group, kind) for kind, group in GROUPS.items()]
        states = [*_LESSON_STATES.items(), *NAMES.items()]
        named = [(one.short, one.key) for one in templates]
        self.combos: Mapping[str, Combo] = {
            "kinds": _combo("ชนิด", kinds),
            "years": _combo("ปี", []),
            "templates": _combo("แบบบันทึก", named),
            "virtues": _combo("คุณธรรม", [(name, key) for key, name in VIRTUES.items()]),
            "states": _combo("สถานะ", [(name, key) for key, name in states]),
        }
        for combo in self.combos.values():
            combo.currentIndexChanged.connect(lambda _at: self.changed.emit())
        self._all = button("ล้างตัวกรอง", "link", do=self.clear)
        self.changed.connect(lambda: self._all.setVisible(self.any_chosen))
        ui.fill(QHBoxLayout(self), (*self.combos.values(), self._all, None), 8)
        self._all.hide()

    @property
    def among(self) -> Among:
        """What is chosen."""
        chosen = {name: combo.currentData() for name, combo in self.combos.items()}
        return Among(**{name: (value,) for name, value in chosen.items() if value is not None})

    @property
    def any_chosen(self) -> bool:
        """Whether anything is left out."""
        return any(combo.currentData() is not None for combo in self.combos.values())

    def show_years(self, years: Sequence[int]) -> None:
        """Offer these years."""
        choices = [(f"ปี {to_thai(year)}", year) for year in years]
        self.combos["years"].set_choices([("ทุกปี", None), *choices])

    def clear(self) -> None:
        """Nothing is left out."""
        self.choose({})

    def choose(self, chosen: Mapping[str, object]) -> None:
        """Make these choices and no others, told once."""
        for name, combo in self.combos.items():
            combo.blockSignals(True)  # noqa: FBT003 - Qt's own signature
            combo.choose(chosen.get(name))
            combo.blockSignals(False)  # noqa: FBT003 - Qt's own signature
        self.changed.emit()

    def chosen(self) -> dict[str, object]:
        """The choices, to be given back to ``choose``."""
        return {name: combo.currentData() for name, combo in self.combos.items()}


def _combo(name: str, choices: Sequence[tuple[str, object]]) -> Combo:
    every = "ทุกปี" if name == "ปี" else f"ทุก{name}"
    return Combo(name, [(every, None), *choices])
