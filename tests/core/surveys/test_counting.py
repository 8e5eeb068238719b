"""Means and deviations against Python's own statistics, and words at their edges."""

from __future__ import annotations

import statistics
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from core import paths
from core.errors import NotFoundError, TemplateError
from core.surveys.bands import preset, presets
from core.surveys.counting import figures, rounded, together
from core.surveys.scale import LEVELS

COUNTS = st.lists(st.integers(0, 300), min_size=5, max_size=5).filter(any)
CENT = Decimal("0.01")


def _near(exact: Fraction, shown: Decimal) -> bool:
    """Whether what is shown is the exact number rounded half up."""
    low = Fraction(shown) - Fraction(1, 200)
    return low <= exact < low + Fraction(1, 100)


@given(COUNTS)
@example([1, 3, 20, 95, 130])
@example([0, 0, 99, 0, 101])  # 4.01
def test_mean_and_deviation_are_those_of_the_answers(counts: list[int]) -> None:
    answers = [Fraction(n) for n, many in zip(LEVELS, counts, strict=True) for _ in range(many)]
    found = figures(counts)

    assert found is not None
    assert found.n == len(answers)
    assert _near(statistics.mean(answers), found.mean)
    assert _near(statistics.mean(answers) * 20, found.percent)
    if len(answers) == 1:
        assert found.sd is None
        return
    assert found.sd is not None
    variance = statistics.variance(answers)
    low, high = (Fraction(found.sd) + Fraction(half, 200) for half in (-1, 1))
    assert max(low, Fraction(0)) ** 2 <= variance < high**2


@pytest.mark.parametrize(
    ("counts", "mean", "sd"),
    [
        ([1, 3, 20, 95, 130], "4.41", "0.72"),
        ([0, 0, 0, 0, 1], "5.00", None),
        ([0, 0, 0, 7, 0], "4.00", "0.00"),
        ([1, 0, 0, 0, 1], "3.00", "2.83"),
        ([0, 0, 0, 99, 101], "4.51", "0.50"),  # 4.505
    ],
)
def test_known_figures(counts: list[int], mean: str, sd: str | None) -> None:
    found = figures(counts)
    assert found is not None
    assert (str(found.mean), found.sd) == (mean, sd and Decimal(sd))


def test_of_no_answers_there_are_no_figures() -> None:
    assert figures([0] * 5) is None
    assert together([]) == (0,) * 5


@given(st.lists(COUNTS, max_size=6))
def test_items_together_are_all_their_answers(items: list[list[int]]) -> None:
    assert together(items) == tuple(map(sum, zip(*items, strict=True))) or not items


@pytest.mark.parametrize(
    ("key", "mean", "word"),
    [
        ("boonchom", Fraction(4505, 1000), "มากที่สุด"),
        ("boonchom", Fraction(450, 100), "มาก"),
        ("boonchom", Fraction(150, 100), "น้อยที่สุด"),
        ("boonchom", Fraction(151, 100), "น้อย"),
        ("0.80", Fraction(421, 100), "มากที่สุด"),
        ("0.80", Fraction(420, 100), "มาก"),
        ("0.80", Fraction(181, 100), "น้อย"),
        ("4.50", Fraction(450, 100), "มากที่สุด"),
        ("4.50", Fraction(449, 100), "มาก"),
        ("4.50", Fraction(1), "น้อยที่สุด"),
    ],
)
def test_words_change_at_their_edges(key: str, mean: Fraction, word: str) -> None:
    assert preset(key).word(rounded(mean)) == word


def test_presets_have_names_and_the_usual_one_is_first() -> None:
    assert list(presets()) == ["boonchom", "0.80", "4.50"]
    assert preset("บุญชม") == preset() == preset("๔.๕๑")
    with pytest.raises(NotFoundError, match=r"boonchom .*0\.80 .*4\.50"):
        preset("5.00")


@pytest.mark.parametrize(
    "text",
    [
        'title = "x"',
        '[[band]]\nword = "มาก"\nleast = "1.00"',
        'title = "x"\n[[band]]\nword = "มาก"\nleast = "2.00"',
        'title = "x"\n[[band]]\nword = "มาก"\nleast = "มาก"',
        'title = "x"\n[[band]]\nword = "น้อย"\nleast = "1"\n[[band]]\nword = "มาก"\nleast = "3"',
        'title = "x"\nband = 3',
    ],
)
def test_a_preset_that_leaves_a_mean_without_a_word_is_refused(text: str, tmp_path: Path) -> None:
    (tmp_path / "surveys").mkdir()
    (tmp_path / "surveys" / "own.toml").write_text(text, "utf-8")
    with pytest.raises(TemplateError, match=r"own\.toml"):
        presets((paths.RESOURCES, tmp_path))
