"""An award scheme, described by a file: categories, who takes part, and the choices of a round."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from core import catalogue
from core.catalogue import Table
from core.errors import TemplateError, UserError
from core.thai.numerals import to_arabic

_CHOICES: Mapping[str, tuple[str, ...]] = {
    "ballot": ("last", "first"),
    "one-category-per-person": ("yes", "no"),
    "self-vote": ("yes", "no"),
    "voters": ("roster", "anonymous"),
}
_MOST_REST_YEARS = 50
_KEYS = frozenset(
    {"version", "title", "category_word", "exclude_types", "exclude_posts", "options", "category"}
)


@dataclass(frozen=True, slots=True)
class Options:
    """The choices of one round, as words; properties read them."""

    words: Mapping[str, str]

    @property
    def last_ballot_counts(self) -> bool:
        """Of one voter's ballots the latest counts, not the first."""
        return self.words["ballot"] == "last"

    @property
    def one_category(self) -> bool:
        """A person may win one category only."""
        return self.words["one-category-per-person"] == "yes"

    @property
    def self_vote(self) -> bool:
        """A vote for oneself counts."""
        return self.words["self-vote"] == "yes"

    @property
    def rest_years(self) -> int:
        """For how many years a winner is no candidate."""
        return int(self.words["rest-years"])

    @property
    def anonymous(self) -> bool:
        """Nobody knows who voted; every row is a ballot."""
        return self.words["voters"] == "anonymous"


@dataclass(frozen=True, slots=True)
class Category:
    """One thing to be voted for."""

    key: str
    title: str


@dataclass(frozen=True, slots=True)
class Scheme:
    """What every round of this award has in common; categories in their fixed order."""

    key: str
    version: int
    title: str
    category_word: str
    categories: tuple[Category, ...]
    options: Options
    exclude_types: frozenset[str]
    exclude_posts: frozenset[str]

    def category(self, key: str) -> Category:
        """The category of this key.

        Raises:
            UserError: there is none; the sentence lists the keys.
        """
        for category in self.categories:
            if category.key == key:
                return category
        keys = ", ".join(f"{c.key} ({c.title})" for c in self.categories)
        raise UserError(f"ไม่มีด้าน “{key}” ในรอบนี้ เลือกจาก: {keys}", code="unknown-category")


def read_schemes(roots: tuple[Path, ...]) -> dict[str, Scheme]:
    """Every scheme of ``awards/*.toml``, by key.

    Raises:
        TemplateError: a file that is no scheme.
    """
    return catalogue.load("awards", _scheme, *roots)


def options_with(scheme: Scheme, chosen: Mapping[str, str]) -> Options:
    """The scheme's options with some of them chosen otherwise.

    Raises:
        UserError: an option or a value that does not exist; the sentence lists what does.
    """
    for key, value in chosen.items():
        _check_option(key, to_arabic(value))
    return Options({**scheme.options.words, **{k: to_arabic(v) for k, v in chosen.items()}})


def _check_option(key: str, value: str) -> None:
    if key == "rest-years":
        if not value.isdecimal() or int(value) > _MOST_REST_YEARS:
            raise UserError("rest-years ต้องเป็นจำนวนปีเต็ม ๐ ถึง ๕๐", code="bad-option")
    elif key not in _CHOICES:
        names = ", ".join([*_CHOICES, "rest-years"])
        raise UserError(f"ไม่มีตัวเลือก “{key}” เลือกจาก: {names}", code="bad-option")
    elif value not in _CHOICES[key]:
        raise UserError(f"{key} ต้องเป็น {' หรือ '.join(_CHOICES[key])}", code="bad-option")


def _scheme(table: Table, file: Path) -> Scheme:
    catalogue.refuse_unknown(table, _KEYS, file)
    try:
        categories = tuple(Category(str(c["key"]), str(c["title"])) for c in table["category"])
        words = {str(k): str(v) for k, v in table["options"].items()}
        scheme = Scheme(
            file.stem,
            int(table["version"]),
            str(table["title"]),
            str(table["category_word"]),
            categories,
            Options(words),
            frozenset(map(str, table["exclude_types"])),
            frozenset(map(str, table["exclude_posts"])),
        )
    except (KeyError, TypeError, ValueError) as error:
        raise TemplateError(
            f"ไฟล์ {file.name} ขาดคีย์หรือมีค่าผิดชนิด: {error} แก้แล้วเปิดใหม่", code="template"
        ) from error
    missing = {*_CHOICES, "rest-years"} - set(words)
    if missing or not categories:
        what = ", ".join(sorted(missing)) or "category"
        raise TemplateError(f"ไฟล์ {file.name} ยังขาด {what} เติมแล้วเปิดใหม่", code="template")
    for key, value in words.items():
        _check_option(key, value)
    return scheme
