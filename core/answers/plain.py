"""Answers of one value: words, numbers, days, yes or no, some of a few."""

from __future__ import annotations

from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from typing_extensions import override

from core.answers.kind import Answer, Answers, Kind, Shape, WrongAnswerError
from core.thai import text
from core.thai.calendar import FIRST_BE_YEAR, parse_date
from core.thai.numerals import to_arabic


class Line(Kind):
    """One line of text."""

    wanted = "ข้อความหนึ่งบรรทัด"

    @override
    def read(self, key: str, value: Any) -> dict[str, Answer]:
        if not isinstance(value, str):
            raise WrongAnswerError(key, self.wanted)
        return {key: text.line(text.without_control(value))}


class FileName(Line):
    """One file, by its name among the office's own, or by its path."""

    wanted = "ชื่อไฟล์"


class Text(Kind):
    """One or more paragraphs; a line break parts them."""

    @override
    def read(self, key: str, value: Any) -> dict[str, Answer]:
        if not isinstance(value, str):
            raise WrongAnswerError(key, "ข้อความ")
        lines = (text.line(line) for line in text.clean(text.without_control(value)).split("\n"))
        return {key: "\n".join(line for line in lines if line)}


class Paragraphs(Text):
    """The same, in a file a list with a text for each."""

    @override
    def read(self, key: str, value: Any) -> dict[str, Answer]:
        if isinstance(value, list) and all(isinstance(one, str) for one in value):
            value = "\n".join(value)
        return super().read(key, value)

    @override
    def give(self, key: str, answers: Answers) -> Any:
        kept = answers.get(key)
        return kept.split("\n") if isinstance(kept, str) and kept else None


class Day(Kind):
    """A day, kept as an ISO date."""

    @override
    def read(self, key: str, value: Any) -> dict[str, Answer]:
        if isinstance(value, date):
            return {key: parse_date(value.isoformat()[:10]).isoformat()}
        if not isinstance(value, str):
            raise WrongAnswerError(key, "วันที่ เช่น 2568-06-13")
        return {key: parse_date(value).isoformat() if value.strip() else ""}


class _Data(Kind):
    """What is kept as data of its own."""

    @override
    def slots(self, key: str) -> tuple[tuple[str, Shape], ...]:
        return ((key, "data"),)


class Year(_Data):
    """A Buddhist year."""

    @override
    def read(self, key: str, value: Any) -> dict[str, Answer]:
        if isinstance(value, bool) or not isinstance(value, int) or value < FIRST_BE_YEAR:
            raise WrongAnswerError(key, "ปี พ.ศ. เช่น 2568")
        return {key: value}


class Number(_Data):
    """A whole number, from 0."""

    @override
    def read(self, key: str, value: Any) -> dict[str, Answer]:
        if isinstance(value, bool) or not isinstance(value, int) or value < 0:
            raise WrongAnswerError(key, "จำนวนเต็ม")
        return {key: value}

    @override
    def give(self, key: str, answers: Answers) -> Any:
        kept = answers.get(key)
        return None if kept in ("", None) else kept


class DecimalNumber(Kind):
    """A number that may have decimals, kept as a text so that none is lost."""

    @override
    def read(self, key: str, value: Any) -> dict[str, Answer]:
        wanted = "ตัวเลข เช่น 96.37"
        if isinstance(value, bool) or not isinstance(value, int | float | str):
            raise WrongAnswerError(key, wanted)
        words = to_arabic(str(value)).replace(",", "").strip()
        try:
            found = Decimal(words or "0")
        except InvalidOperation:
            raise WrongAnswerError(key, wanted) from None
        if not found.is_finite():
            raise WrongAnswerError(key, wanted)
        return {key: words}


class YesNo(_Data):
    """Yes or no."""

    @override
    def read(self, key: str, value: Any) -> dict[str, Answer]:
        if not isinstance(value, bool):
            raise WrongAnswerError(key, "true หรือ false")
        return {key: value}

    @override
    def give(self, key: str, answers: Answers) -> Any:
        kept = answers.get(key)
        return kept if isinstance(kept, bool) else None


class Choice(Line):
    """One of a few words."""

    def __init__(self, among: tuple[str, ...]) -> None:
        self.among = among

    @override
    def read(self, key: str, value: Any) -> dict[str, Answer]:
        answers = super().read(key, value)
        if answers[key] and answers[key] not in self.among:
            raise WrongAnswerError(key, f"คำใดคำหนึ่งจาก {', '.join(self.among)}")
        return answers


class Choices(_Data):
    """Several of a fixed set of words or numbers; every one where the set is empty."""

    def __init__(self, kind: type, among: tuple[str, ...] = ()) -> None:
        self.kind, self.among = kind, among

    @override
    def read(self, key: str, value: Any) -> dict[str, Answer]:
        wanted = f"รายการจาก {', '.join(self.among)}" if self.among else "รายการ"
        if not isinstance(value, list) or any(type(one) is not self.kind for one in value):
            raise WrongAnswerError(key, wanted)
        if self.among and not set(value) <= set(self.among):
            raise WrongAnswerError(key, wanted)
        return {key: list(value)}
