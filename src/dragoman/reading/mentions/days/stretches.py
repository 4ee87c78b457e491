"""Rules for months, seasons, quarters, halves, years, decades and centuries."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dragoman.model import Precision
from dragoman.reading.mentions.days import calendar
from dragoman.reading.mentions.days.absolute import BEFORE_ERA, IN_YEAR, placed
from dragoman.reading.mentions.days.context import (
    begins_name,
    letter_at,
    month_stands,
    word_at,
    year_counts,
)
from dragoman.reading.mentions.days.meanings import (
    PAGE,
    Fixed,
    Found,
    Quarter,
    Shift,
    Untold,
    Yearly,
)
from dragoman.reading.mentions.days.patterns import MONTHS, Rule, full_year, rule
from dragoman.reading.mentions.days.words import Words

_OWNERS = frozenset(("his", "her", "their", "my", "our", "your"))
_YEAR_DIGITS = 4
LONGEST_RANGE = 150  # years; a longer "1604-1905" is more likely two numbers
_SEASON_BEFORE = frozenset(
    (
        "in",
        "by",
        "until",
        "till",
        "since",
        "during",
        "early",
        "late",
        "mid",
        "before",
        "after",
        "that",
        "-",
    )
)


def in_a_year(match: re.Match[str]) -> bool:
    """Whether the year is told or pointed at."""
    return bool(match["year"] or match["which"] or match["era"])


def _one_month(words: Words, match: re.Match[str]) -> Iterator[Found]:
    i = match.start("month")
    if begins_name(words, match.end()):
        return
    if not in_a_year(match) and not month_stands(words, i):
        return
    at = calendar.months_in(words.number(i))
    yield Found(match.start(), match.end(), placed(words, match, at, Precision.MONTH))


def _two_months(words: Words, match: re.Match[str]) -> Iterator[Found]:
    """ "April–May 1999": one stretch where a dash joins them, two months where a word does."""
    first, second = words.number(match.start("month")), words.number(match.start("month2"))
    join = match.start("join")
    if words.letters[join] == "-" and first < second:
        at = calendar.months_in(first, second - first + 1)
        yield Found(match.start(), match.end(), placed(words, match, at, Precision.SEASON))
        return
    roles = ("", "") if words.letters[join] == "&" else ("from", "until")
    # "from October to March 1945": the year is the second month's.
    at = calendar.months_in(first, years_back=int(first > second and in_a_year(match)))
    yield Found(match.start(), join, placed(words, match, at, Precision.MONTH), roles[0])
    at = calendar.months_in(second)
    yield Found(join + 1, match.end(), placed(words, match, at, Precision.MONTH), roles[1])


def _season(words: Words, match: re.Match[str]) -> Iterator[Found]:
    i = match.start("season")
    code = words.values[i]
    if not in_a_year(match) and not _season_stands(words, match, i):
        return
    at = calendar.season_in(code)
    yield Found(match.start(), match.end(), placed(words, match, at, Precision.SEASON))


def _season_stands(words: Words, match: re.Match[str], i: int) -> bool:
    """Not "the fall of the city", not "a spring"; "in the spring", "summer brought" do stand."""
    before = word_at(words, match.start() - 1)
    after = letter_at(words, match.end())
    if words.lower[i] == "fall" or (words.lower[i] == "spring" and not match["the"]):
        return before in _SEASON_BEFORE and after != "f"
    if words.lower[i] == "spring":
        return after != "f"
    return bool(match["the"]) or before in _SEASON_BEFORE


def _quarter(words: Words, match: re.Match[str]) -> Iterator[Found]:
    i = match.start("number")
    if words.letters[i] == "d" and not (
        words.lower[i - 1] == "q" and words.ends[i - 1] == words.starts[i]
    ):
        return
    number = words.number(i)
    if 1 <= number <= 4:
        at = calendar.months_in(3 * number - 2, 3)
        yield Found(match.start(), match.end(), placed(words, match, at, Precision.SEASON))


def _quarter_in_year(words: Words, match: re.Match[str]) -> Iterator[Found]:
    """ "the 1988 third quarter", "next year's first quarter"."""
    number = words.number(match.start("number"))
    if not 1 <= number <= 4:
        return
    at = calendar.months_in(3 * number - 2, 3)
    groups = match.groupdict()
    meaning: Fixed | Yearly
    if groups.get("told"):
        meaning = Fixed(at(full_year(words, match.start("told"))), Precision.SEASON)
    else:
        which = words.values[match.start("pointed")]
        meaning = Yearly(at, Precision.SEASON, which, in_year=True)
    yield Found(match.start(), match.end(), meaning)


def _that_quarter(words: Words, match: re.Match[str]) -> Iterator[Found]:
    """ "profit for the quarter", "in the latest quarter"."""
    if not match["lower"] or words.lower[match.start("lower")] in ("latest", "reported"):
        yield Found(match.start(), match.end(), Quarter(0))


def _year_ago(words: Words, match: re.Match[str]) -> Iterator[Found]:
    """ "the year-earlier quarter", "from year-ago levels": the same time a year before."""
    if words.lower[match.start("back")] not in ("ago", "earlier"):
        return
    end = match.end()
    if match["quarter"]:
        yield Found(match.start(), end, Quarter(-4))
        return
    end += word_at(words, end) == "period"
    yield Found(match.start(), end, Shift(PAGE, "Y", -1, counted=True))


def _spoken_year(words: Words, match: re.Match[str]) -> Iterator[Found]:
    """ "nineteen ninety-six", as broadcasters' transcripts write years."""
    counts = [int(words.values[i]) for i in range(*match.span()) if words.letters[i] == "c"]
    if counts[0] not in (18, 19, 20) or not 10 <= sum(counts[1:]) <= 99:
        return
    if words.letters[match.end() - 1] != "c" or (len(counts) == 3 and counts[1] < 20):
        return
    interval = calendar.year(100 * counts[0] + sum(counts[1:]))
    yield Found(match.start(), match.end(), Fixed(interval, Precision.YEAR))


def _half(words: Words, match: re.Match[str]) -> Iterator[Found]:
    number = {"first": 1, "second": 2, "latter": 2, "last": 2}.get(
        words.lower[match.start("number")]
    )
    if number and in_a_year(match):
        at = calendar.months_in(6 * number - 5, 6)
        yield Found(match.start(), match.end(), placed(words, match, at, Precision.SEASON))


def _one_year(words: Words, match: re.Match[str]) -> Iterator[Found]:
    i = match.start("year")
    if match["era"] and words.lower[match.end("era") - 1].startswith("b"):
        yield Found(match.start(), match.end(), Untold(BEFORE_ERA, Precision.YEAR))
        return
    if words.letters[i] not in "yY" and not match["era"]:
        return
    if words.letters[i] == "Y" and word_at(words, i - 1) not in ("in", "of", "since", "until"):
        return
    if not match["era"] and not match["said"] and year_counts(words, i):
        return
    if len(words.lower[i]) > _YEAR_DIGITS:
        return
    number = int(words.lower[i]) if match["era"] else full_year(words, i)
    yield Found(match.start(), match.end(), Fixed(calendar.year(number), Precision.YEAR))


def _two_years(words: Words, match: re.Match[str]) -> Iterator[Found]:
    i, j = match.start("year"), match.start("year2")
    if match["era"] and words.lower[match.end("era") - 1].startswith("b"):
        yield Found(i, i + 1, Untold(BEFORE_ERA, Precision.YEAR), "from")
        yield Found(j, match.end(), Untold(BEFORE_ERA, Precision.YEAR), "until")
        return
    if words.letters[i] != "y" or len(words.lower[j]) not in (2, 4):
        return
    first, second = full_year(words, i), int(words.lower[j])
    if len(words.lower[j]) == 2:
        second += first // 100 * 100
    if first < second <= first + LONGEST_RANGE:
        yield Found(i, i + 1, Fixed(calendar.year(first), Precision.YEAR), "from")
        yield Found(j, match.end(), Fixed(calendar.year(second), Precision.YEAR), "until")


def _decade(words: Words, match: re.Match[str]) -> Iterator[Found]:
    digits = re.sub(r"[^0-9]", "", words.values[match.start("decade")])
    if word_at(words, match.start() - 1) in _OWNERS:
        return  # "in his 30s"
    start = int(digits) if len(digits) > 2 else 1900 + int(digits)
    interval = calendar.year(start, count=10)
    yield Found(match.start(), match.end(), Fixed(interval, Precision.YEAR))


def _century(words: Words, match: re.Match[str]) -> Iterator[Found]:
    if words.values[match.end("unit") - 1] != "100Y":
        return
    number = words.number(match.start("number"))
    if match["era"] and words.lower[match.end() - 1].startswith("b"):
        yield Found(match.start(), match.end(), Untold(BEFORE_ERA, Precision.YEAR))
    elif number <= 21:
        interval = calendar.year(100 * number - 99, count=100)
        yield Found(match.start(), match.end(), Fixed(interval, Precision.YEAR))


_MONTH = "(?P<month>{MONTH})"
_NTH_QUARTER = "(?P<number>{ordinal})-?{quarter}"

STRETCHES: tuple[Rule, ...] = (
    rule(
        "months",
        _MONTH + "(?P<join>[{dash}{to}{and}])(?P<month2>{MONTH})" + IN_YEAR,
        _two_months,
        needs=MONTHS,
    ),
    rule("month", _MONTH + IN_YEAR, _one_month, needs=MONTHS),
    # "the summer of 2003"
    rule("season", "(?P<the>{the})?(?P<season>{season})" + IN_YEAR, _season, needs="season"),
    # "the third quarter of 1990", "third-quarter"
    rule(
        "quarter",
        "{the}?(?:{fiscal}-?)?(?P<number>{ordinal})-?{quarter}" + IN_YEAR,
        _quarter,
        needs="quarter",
    ),
    rule(
        "year quarter", "{the}?(?P<told>{year})" + _NTH_QUARTER, _quarter_in_year, needs="quarter"
    ),
    rule(
        "year's quarter",
        "(?P<pointed>{which}){year_unit}{possessive}" + _NTH_QUARTER,
        _quarter_in_year,
        needs="quarter",
    ),
    rule("that quarter", "{the}(?P<lower>{lower})?{quarter}", _that_quarter, needs="quarter"),
    rule(
        "year ago",
        "{the}?{year_unit}-(?P<back>[{ago}{onward}])(?P<quarter>{quarter})?",
        _year_ago,
        needs="year_unit",
    ),
    rule("spoken year", "{count}-?{count}(?:-?{count})?", _spoken_year, needs="count"),
    rule("Q3", "{name}(?P<number>{dom})" + IN_YEAR, _quarter, needs="dom"),
    # "the first half of 2020"
    rule("half", "{the}?(?P<number>[{ordinal}{which}u]){half}" + IN_YEAR, _half, needs="half"),
    # "1936-39", "from 1955 to 1963"
    rule(
        "years",
        "(?P<year>[{year}{integer}{dom}])[{dash}{to}](?P<year2>[{year}{dom}{integer}])(?P<era>{era})?",
        _two_years,
        needs="year era",
    ),
    rule(
        "year",
        "(?P<said>{the}?(?:{fiscal}{year_unit}?|{year_unit}))?(?P<year>[{year}{short_year}{integer}{dom}])"
        "(?P<era>{era})?",
        _one_year,
        needs="year short_year era",
    ),
    # "the late 1980s"
    rule("decade", "{the}?(?P<decade>{decade})", _decade, needs="decade"),
    rule(
        "century",
        "{the}?(?P<number>{ordinal})-?(?P<unit>{unit})(?P<era>{era})?",
        _century,
        needs="ordinal",
    ),
)
