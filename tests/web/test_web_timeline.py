"""The timeline page: whole, self-contained, and deaf to what pages try to say to the browser."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterator
from datetime import date, timedelta
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from tests.factory import KOVAC, actor, day, fact, layout, page, readings, talks, voice

from dragoman.errors import ExchangeError
from dragoman.model import Agreement, AgreementRef, Page, Position, Reading, RoleHolder, Status
from dragoman.record import Filter, Record, open_record
from dragoman.views.highlights import highlights
from dragoman.views.timeline import timeline
from dragoman.web import write_chosen, write_timeline
from dragoman.web.axis import build_axis
from dragoman.web.lanes import LABELS, WIDTH, build_charts
from dragoman.web.timeline import render_timeline

VOID = {"meta", "link", "br", "img", "input", "hr"}
PAYLOADS = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' autofocus onfocus='alert(1)",
    "</title></style></script><svg/onload=alert(1)>",
    "{{ 7 * 7 }}{% for x in y %}",
    "javascript:alert(1)",
    "&lt;b&gt;<b>bold</b>",
    "\u202egnp.exe \x1b[31m \x00",
)


class Outline(HTMLParser):
    """The tags of a page, checked for nesting, and its texts."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[str] = []
        self.open: list[str] = []
        self.feed(html)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        assert len(attrs) == len(dict(attrs)), f"{tag} repeats an attribute"
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.texts.append(data)

    def count(self, tag: str) -> int:
        return sum(name == tag for name, _ in self.tags)


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    with open_record(tmp_path / "coast.db") as opened:
        opened.add(talks())
        yield opened


def html_of(record: Record) -> str:
    return render_timeline(record, timeline(record), title="coast")


def test_every_fact_is_in_the_list_with_its_words(record: Record, tmp_path: Path) -> None:
    target = tmp_path / "t.html"
    assert write_timeline(record, target) == 5
    outline = Outline(target.read_text(encoding="utf-8"))
    assert outline.count("details") == outline.count("blockquote") == outline.count("mark") == 5
    rows = [attrs for tag, attrs in outline.tags if tag == "tr" and "id" in attrs]
    assert {row["id"] for row in rows} == {f.id for f in record.facts()}
    text = "".join(outline.texts)
    for quote in (f.quote for f in record.facts()):
        assert quote in text
    assert "Harbour Front (denies)" in text
    assert "day unknown" in text


def test_it_asks_nothing_of_the_network_and_runs_its_own_script_only(record: Record) -> None:
    html = html_of(record)
    outline = Outline(html)
    for tag, attrs in outline.tags:
        assert tag not in {"link", "img", "iframe", "object", "embed", "base"}
        assert "src" not in attrs
        assert "style" not in attrs
        assert not any(name.startswith("on") for name in attrs)
    policy = next(a["content"] for t, a in outline.tags if t == "meta" and "http-equiv" in a)
    assert policy is not None
    assert policy.startswith("default-src 'none'")
    for tag in ("style", "script"):
        (inline,) = re.findall(f"<{tag}>(.*?)</{tag}>", html, re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(inline.encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy
        assert "url(http" not in inline


@pytest.mark.parametrize("payload", PAYLOADS)
def test_a_hostile_page_stays_text(payload: str) -> None:
    text = f"Title {payload}\n\nBefore {payload} quoted {payload} after.\n\nReader: {payload}"
    on = Page(f"{payload}.txt", text, url=payload, outlet=payload)
    who = actor(payload, payload)
    reading = Reading(on, layout(text), (
        fact(on, f"quoted {payload}", Position(who, payload, "demands"), voices=[voice(payload)],
             rule=payload, why=payload),
        fact(on, "Before", Agreement(AgreementRef(payload, payload), payload,
                                     (RoleHolder(payload, who),)), when=day("2021-05-03")),
    ), payload)  # fmt: skip
    with open_record(":memory:") as record:
        record.add(reading)
        harmless = Outline(html_of_talks_alike(len(reading.facts)))
        html = render_timeline(record, timeline(record), title=payload)
    outline = Outline(html)
    assert {tag for tag, _ in outline.tags} - {"a", "bdi"} <= {tag for tag, _ in harmless.tags}
    assert outline.count("script") == outline.count("style") == 1
    for _tag, attrs in outline.tags:
        assert not any(name.startswith("on") or name == "style" for name in attrs)
        assert not (attrs.get("href") or "#").startswith("javascript:")
    assert "\x00" not in html
    assert "\x1b" not in html
    readable = re.sub(r"[\x00-\x08\x0b-\x1f]", "\ufffd", payload)
    assert any(f"quoted {readable}" in text for text in outline.texts)


def html_of_talks_alike(_: int) -> str:
    with open_record(":memory:") as record:
        record.add(talks())
        return html_of(record)


def test_an_address_is_linked_only_where_a_browser_may_go() -> None:
    with open_record(":memory:") as record:
        for n, url in enumerate(("https://elim.example/1", "file:///etc/passwd", "//x", "ftp://x")):
            on = Page(f"{n}.txt", "They met.", url=url)
            stance = fact(on, "They met.", Position(KOVAC, "talks", "supports"))
            record.add(Reading(on, layout(on.text), (stance,)))
        outline = Outline(html_of(record))
    links = [
        a["href"] for t, a in outline.tags if t == "a" and not (a["href"] or "").startswith("#")
    ]
    assert links == ["https://elim.example/1"]


def test_quotes_carry_language_and_direction(record: Record) -> None:
    on = Page("ar.txt", "قال المبعوث إن الهدنة صامدة.", outlet="Elim Post")
    stance = fact(on, on.text, Position(KOVAC, "الهدنة", "supports"))
    record.add(Reading(on, layout(on.text), (stance,), "ar"))
    quotes = [a for t, a in Outline(html_of(record)).tags if t == "blockquote"]
    assert all(attrs["dir"] == "auto" for attrs in quotes)
    assert {attrs["lang"] for attrs in quotes} == {"en", "ar"}


def test_status_is_told_by_shape_and_word_too(record: Record) -> None:
    html = html_of(record)
    outline = Outline(html)
    symbols = {a["id"] for t, a in outline.tags if t == "symbol"}
    assert symbols == {f"s-{status.value}" for status in Status}
    shapes = re.findall(r"<symbol.*?>(.*?)</symbol>", html)
    assert len(set(shapes)) == len(Status)
    used = {a["href"] for t, a in outline.tags if t == "use"}
    assert used <= {f"#{name}" for name in symbols}
    # every mark names its status in words for those who do not see it
    titles = [text for text in outline.texts if " – " in text]
    assert sum("denied" in title for title in titles) >= 3


def test_it_can_be_used_with_the_keyboard_and_without_a_script(record: Record) -> None:
    outline = Outline(html_of(record))
    assert outline.count("summary") == outline.count("details") == 5
    forms = [a for t, a in outline.tags if t == "form"]
    assert all("hidden" in attrs for attrs in forms), "filters appear with the script"
    ids = {a["id"] for _, a in outline.tags if "id" in a}
    targets = {(a["href"] or "").removeprefix("#") for t, a in outline.tags if t == "a"}
    assert targets <= ids


def luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("scheme", [0, 1])
def test_colours_reach_wcag_aa(record: Record, scheme: int) -> None:
    blocks = re.findall(r":root \{(.*?)\}", html_of(record), re.DOTALL)[:2]
    colours = dict(re.findall(r"--([a-z]+): (#[0-9a-f]{3,6})", blocks[scheme]))
    colours = {k: "#" + "".join(c * 2 for c in v[1:]) if len(v) == 4 else v
               for k, v in colours.items()}  # fmt: skip
    for back in ("paper", "raised", "band"):
        for front in ("ink", "soft", "happened", "ahead", "claimed", "against"):
            light, dark = sorted((luminance(colours[back]), luminance(colours[front])))[::-1]
            assert (light + 0.05) / (dark + 0.05) >= 4.5, (back, front)
    light, dark = sorted((luminance(colours["mark"]), luminance(colours["ink"])))[::-1]
    assert (light + 0.05) / (dark + 0.05) >= 4.5


def test_no_facts_is_a_page_too(tmp_path: Path) -> None:
    with open_record(":memory:") as record:
        assert write_timeline(record, tmp_path / "t.html") == 0
    assert "No facts." in "".join(Outline((tmp_path / "t.html").read_text()).texts)


def test_only_what_the_filter_keeps_and_no_file_twice(record: Record, tmp_path: Path) -> None:
    target = tmp_path / "t.html"
    denied = Filter(status=(Status.DENIED,))
    assert write_timeline(record, target, denied) == 1
    with pytest.raises(ExchangeError, match="--overwrite"):
        write_timeline(record, target)
    assert write_timeline(record, target, overwrite=True, limit=2) == 2


@settings(deadline=None, max_examples=15, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(readings(), max_size=3))
def test_any_record_has_a_sound_page(made: list[Reading]) -> None:
    with open_record(":memory:") as record:
        for reading in made:
            record.add(reading)
        rows = timeline(record)
        outline = Outline(render_timeline(record, rows, title="any"))
        assert outline.count("details") == len(rows)
        for chart in build_charts(rows):
            drawn = [mark.row.fact for lane in chart.lanes for mark in lane.marks]
            hidden = sum(lane.hidden for lane in chart.lanes)
            assert len(drawn) + hidden >= len(rows)
            if not hidden:
                assert set(drawn) == {row.fact for row in rows}
            for lane in chart.lanes:
                spots = [(mark.x, mark.y) for mark in lane.marks]
                assert len(spots) == len(set(spots)), "no mark covers another"
                assert all(lane.top < y < lane.top + lane.height for _, y in spots)


DAYS = st.dates(date(1900, 1, 1), date(2100, 1, 1))


@given(st.lists(st.tuples(DAYS, st.integers(0, 400)), min_size=1, max_size=30), DAYS)
@example([(date(1999, 1, 1), 282), (date(1998, 1, 1), 287)], date(2000, 1, 1))
def test_the_axis_keeps_the_order_of_days(given_days: list[tuple[date, int]], other: date) -> None:
    intervals = [(start, start + timedelta(length)) for start, length in given_days]
    axis = build_axis(intervals, left=LABELS, right=WIDTH)
    assert axis is not None
    days = sorted({other, *(day for interval in intervals for day in interval)})
    places = [axis.x(day) for day in days]
    assert places == sorted(places)
    assert all(LABELS <= x <= WIDTH for x in places)
    ticks = axis.ticks()
    assert ticks
    assert all(b.x - a.x >= 50 for a, b in pairwise(ticks))
    assert len(axis.breaks) == len(axis.segments) - 1


def test_years_without_facts_are_cut_out_and_shown_to_be() -> None:
    spring, later = date(1979, 3, 1), date(2021, 5, 1)
    axis = build_axis([(spring, spring), (later, later)], left=0, right=1000)
    assert axis is not None
    assert len(axis.segments) == 2
    assert len(axis.breaks) == 1
    assert axis.x(date(2000, 1, 1)) == axis.breaks[0]
    assert build_axis([], left=0, right=10) is None
    assert page().name


def test_the_days_that_matter_stand_first_with_the_facts_of_their_sentences(
    record: Record, tmp_path: Path
) -> None:
    chosen = highlights(record, days=1)
    target = tmp_path / "top.html"
    assert write_chosen(record, target, chosen) == 1
    outline = Outline(target.read_text(encoding="utf-8"))
    rows = [attrs["id"] for tag, attrs in outline.tags if tag == "tr" and "id" in attrs]
    assert rows == list(chosen[0].facts)
    text = "".join(outline.texts)
    assert text.index("The days that matter") < text.index(chosen[0].quote)
    assert chosen[0].why in text
    assert not any("style" in attrs for _, attrs in outline.tags)
    with pytest.raises(ExchangeError):
        write_chosen(record, target, chosen)


def test_days_without_a_fact_are_told_all_the_same(tmp_path: Path) -> None:
    text = "Ferries left the northern islands <at dawn> on 3 May 2021."
    with open_record(tmp_path / "r.db") as opened:
        opened.add(talks(text))
        chosen = highlights(opened)
        write_chosen(opened, tmp_path / "t.html", chosen)
    found = "".join(Outline((tmp_path / "t.html").read_text(encoding="utf-8")).texts)
    assert text in found
    assert "No facts." in found
