"""The outlet by the head of its page, and whom a page copied."""

from __future__ import annotations

import pytest

from dragoman.model import Layout, Page, ZoneKind
from dragoman.reading.zones import lay_out
from dragoman.reading.zones.segments import segments_of

TITLE = "Rebels and army sign a truce after four days of talks"
STORY = (
    "The government and the rebels signed a truce in Juba after four days of talks.\n\n"
    "The mediator said that both sides would withdraw their troops within a week.\n"
)


def laid_out(*lines: str, tail: str = "") -> Layout:
    return lay_out(Page(name="page.txt", text="\n\n".join((*lines, STORY)) + tail))


@pytest.mark.parametrize(
    ("line", "outlet"),
    [
        ("THE HARBOUR COURIER", "The Harbour Courier"),
        ("The Harbour Courier | WORLD", "The Harbour Courier"),
        ("RADIO DELTA 101.2 FM", "Radio Delta"),
        ("Radio «Delta» — Juba — English edition", "Radio «Delta»"),
        ("Delta Wire Service / From our partners", "Delta Wire Service"),
        ("OFFICE FOR RIVER AFFAIRS", "Office for River Affairs"),
        ("MINISTRY OF RIVERS AND CO-OPERATION", "Ministry of Rivers and Co-operation"),
        ("Page 3      THE HARBOUR COURIER      Friday, May 5, 2000", "The Harbour Courier"),
        ("[Institute for River Studies](#) » [Commentary](#) » Africa",
         "Institute for River Studies"),
        ("Lakes & Letters\na blog about water and those who fight for it", "Lakes & Letters"),
        ("RIVER SITUATION ROOM", "River Situation Room"),
        ("River Mission in Lakeland (RMIL)\nPress Statement", "River Mission in Lakeland"),
    ],
)  # fmt: skip
def test_the_masthead_names_the_outlet(line: str, outlet: str) -> None:
    layout = laid_out(line, TITLE)

    assert (layout.outlet, layout.title) == (outlet, TITLE)


@pytest.mark.parametrize(
    "sign",
    [
        "", "Established in 1954", "Press release no. 12/2014", "Home | About | Contact",
        "News  Business  Sport  SUBSCRIBE",
    ],
)  # fmt: skip
def test_what_stands_under_the_masthead_is_not_the_title(sign: str) -> None:
    layout = laid_out(f"THE HARBOUR COURIER\n{sign}".strip(), TITLE)

    assert (layout.outlet, layout.title) == ("The Harbour Courier", TITLE)


@pytest.mark.parametrize(
    "line",
    ["Juba, 4 March 2017", "A- A A+", "Author: J. Doe", "By Jane Doe, 4 March 2017", "Africa"],
)
def test_places_persons_and_buttons_are_no_outlet(line: str) -> None:
    assert laid_out(TITLE, line).outlet is None


def test_a_title_without_a_masthead_is_no_outlet() -> None:
    layout = laid_out("Rebels And Army Sign Truce In Juba", "Both sides hail the deal in the east")

    assert layout.outlet is None
    assert layout.title == "Rebels And Army Sign Truce In Juba"


def test_the_copyright_line_agrees_with_the_masthead() -> None:
    layout = laid_out("Lakes & Letters", TITLE, tail="\n\n© 2015 Lakes & Letters")

    assert layout.outlet == "Lakes & Letters"


@pytest.mark.parametrize(
    ("lines", "origin"),
    [
        (["By Jane Doe\nDelta News Agency\nMarch 4, 2017"], "Delta News Agency"),
        (["JUBA (Delta News Agency) - The talks ended in a deal, both sides said on Friday."],
         "Delta News Agency"),
        (["JUBA (HC) - The talks ended in a deal, both sides said on Friday."], None),
        (["JUBA (4 March 2017) - The talks ended in a deal, both sides said on Friday."], None),
    ],
)  # fmt: skip
def test_another_house_in_the_head_is_whom_the_page_copied(
    lines: list[str], origin: str | None
) -> None:
    layout = laid_out("THE HARBOUR COURIER", TITLE, *lines)

    assert (layout.outlet, layout.republished_from) == ("The Harbour Courier", origin)


def test_the_name_before_volume_and_day_is_the_outlet() -> None:
    assert laid_out(TITLE, "The River Review, vol. 3, 4 March 2017").outlet == "The River Review"


def test_a_year_behind_the_name_in_the_copyright_line_is_no_part_of_it() -> None:
    assert laid_out(TITLE, tail="\n\n© RiverWatch 2017").outlet == "RiverWatch"


def test_masthead_and_tagline_are_boilerplate() -> None:
    text = f"THE HARBOUR COURIER\nEstablished in 1954\n\n{TITLE}\n\n{STORY}"
    zones = lay_out(Page(name="page.txt", text=text)).zones

    assert [z.kind for z in zones[:3]] == [
        ZoneKind.BOILERPLATE, ZoneKind.BOILERPLATE, ZoneKind.TITLE,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("line", "pieces"),
    [
        ("World | 3 May 2011 | Juba", ("World", "3 May 2011", "Juba")),
        ("Delta Post   Friday", ("Delta Post", "Friday")),
        ("[News](https://example.org/a|b) » [World](#)", ("News", "World")),
        ("Radio «Delta»", ("Radio «Delta»",)),
        ("a " * 300, ()),
    ],
)
def test_a_line_is_cut_where_its_layout_cuts_it(line: str, pieces: tuple[str, ...]) -> None:
    assert segments_of(line) == pieces


@pytest.mark.parametrize(
    ("head", "outlet"),
    [
        ("Letters from the Delta\nNotes, rumours and bread prices", "Letters from the Delta"),
        ("View this email in your browser\nThe Delta Wrap", "The Delta Wrap"),
        ("the slow ferry\nnotes on war and rice\nHome | About | Archive", "the slow ferry"),
        ("D E L T A   B U L L E T I N\nof the solidarity committees", "Delta Bulletin"),
        ("The Delta Tribune: views and news of the delta", "The Delta Tribune"),
        (
            "# Notes from the Quay\n[Home](/) | [About](/a)\n\n## Who will sign first of all",
            "Notes from the Quay",
        ),
    ],
)
def test_names_without_a_sign(head: str, outlet: str) -> None:
    title = "" if "##" in head else "Rebels and army sign a truce after four days"
    text = f"{head}\n\n{title}\n\n{STORY}"
    assert lay_out(Page(name="page.txt", text=text)).outlet == outlet
