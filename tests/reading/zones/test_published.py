"""When a page was published: stated, resolved or bracketed, never guessed."""

from __future__ import annotations

from datetime import date

import pytest

from dragoman.model import Basis, Day, Page, ZoneKind
from dragoman.reading.zones import lay_out
from dragoman.reading.zones.dates import find_dates, find_days_without_year, find_short_years

STORY = (
    "The government and the rebels signed a truce in Juba after four days of talks.\n\n"
    "The mediator said that both sides would withdraw their troops within a week.\n"
)


def published(text: str) -> Day:
    return lay_out(Page(name="page.txt", text=text)).published


@pytest.mark.parametrize(
    "line",
    [
        "The Daily Example, March 4, 2017", "Published: 4 March 2017, 14:05 GMT", "2017-03-04",
        "Saturday 4th of March, 2017", "By Jane Doe | March 4, 2017", "04.03.2017",
        "Posted on Mar. 4, 2017 at 9:12 am", "March 4, 2017 (updated March 6, 2017)",
    ],
)  # fmt: skip
def test_a_dated_line_of_the_head_states_the_day(line: str) -> None:
    day = published(f"Rebels And Government Sign Truce\n\n{line}\n\n{STORY}")

    assert (day.start, day.basis) == (date(2017, 3, 4), Basis.STATED)


def test_a_line_of_the_head_may_open_with_its_month() -> None:
    day = published(f"Ceasefire Digest\n\n*September 2002. Compiled in Kauda.*\n\n{STORY}")

    assert (day.start, day.end) == (date(2002, 9, 1), date(2002, 9, 30))


def test_a_date_in_figures_and_spaces_counts_where_its_order_is_clear() -> None:
    day = published(f"Radio Example\n30 12 2016 - 14:05\n\nTruce Signed\n\n{STORY}")
    unclear = published(f"Radio Example\n03 04 2016 - 14:05\n\nTruce Signed\n\n{STORY}")

    assert (day.start, unclear.start) == (date(2016, 12, 30), None)


@pytest.mark.parametrize(
    "dateline",
    [
        "JUBA, March 4, 2017 (Reuters) – ", "Juba, 4 March 2017: ", "JUBA (4 March 2017) - ",
        "(Juba, March 4, 2017) – ", "March 4, 2017, The Example Project - ",
    ],
)  # fmt: skip
def test_a_dateline_glued_to_the_text_states_the_day(dateline: str) -> None:
    text = f"Rebels And Government Sign Truce\n\n{dateline}{STORY}"

    layout = lay_out(Page(name="page.txt", text=text))
    words = [text[z.start : z.end] for z in layout.zones if z.kind is ZoneKind.DATELINE]

    assert words == [dateline.strip()]
    assert (layout.published.start, layout.published.basis) == (date(2017, 3, 4), Basis.STATED)


@pytest.mark.parametrize(
    "dateline",
    ["MOSCOW, December 20. /TASS/. ", "NAIROBI (Xinhua) -- ", "UNITED NATIONS, Sept 20 (IPS) - ",
     "(Reuters) - ", "JUBA — ", "JUBA/KAMPALA - ", "ISLAMABAD: ",
     "January 14, The Example Project -"],
)  # fmt: skip
def test_datelines_without_a_year_are_cut_off_too(dateline: str) -> None:
    text = f"Rebels And Government Sign Truce\n\n{dateline}{STORY}"

    zones = lay_out(Page(name="page.txt", text=text)).zones

    assert [z.kind for z in zones][1:3] == [ZoneKind.DATELINE, ZoneKind.BODY]
    assert text[zones[2].start :].startswith("The government")


@pytest.mark.parametrize(
    "opening",
    ["Juba – the seat of the talks – was calm. ", "By March 4 the rebels had left. ",
     "SECRETARY DOE: Thank you all for coming. ", "On March 4, 2017, the talks began. "],
)  # fmt: skip
def test_sentences_that_only_look_like_datelines_stay_body(opening: str) -> None:
    text = f"Rebels And Government Sign Truce\n\n{opening}{STORY}"

    assert not [z for z in lay_out(Page(name="p", text=text)).zones if z.kind is ZoneKind.DATELINE]


def test_a_day_without_a_year_takes_it_from_the_copyright_line_as_inferred() -> None:
    day = published(f"JUBA, March 4 (AFP) – {STORY}\n© 2017 Example Media")

    assert (day.start, day.basis) == (date(2017, 3, 4), Basis.INFERRED)
    assert day.why is not None
    assert "copyright" in day.why


def test_a_day_without_a_year_and_nothing_to_resolve_it_stays_open() -> None:
    day = published(f"JUBA, March 4 (AFP) – {STORY}")

    assert not day.known
    assert day.text == "March 4"


def test_days_of_the_text_bound_the_day_published() -> None:
    day = published(
        f"Rebels Sign\n\n{STORY}\nThe last truce broke down on 3 May 2016 near Malakal."
    )

    assert not day.known
    assert (day.not_before, day.not_after) == (date(2016, 5, 3), None)
    assert day.why is not None


def test_a_day_ahead_bounds_nothing() -> None:
    assert (
        published(f"Rebels Sign\n\n{STORY}\nPrisoners must be freed by 3 May 2017.").not_before
        is None
    )


@pytest.mark.parametrize(
    "line", ["Done at Juba on 3 May 2011", "Geneva, 3 May 2011", "Done this 3rd day of May, 2011."]
)
def test_a_day_set_off_under_a_text_is_inferred_to_be_its_own(line: str) -> None:
    day = published(f"Joint Communique On The Truce\n\n{STORY}\nFor the party: A. Bako\n\n{line}\n")

    assert (day.start, day.basis) == (date(2011, 5, 3), Basis.INFERRED)


@pytest.mark.parametrize(
    "line",
    ["Last updated 3 May 2011", "Retrieved 3 May 2011", "It was agreed on 3 May 2011.",
     "The next round will be held on 3 May 2011", "© The Daily Example, 3 May 2011"],
)  # fmt: skip
def test_other_days_under_a_text_are_not_its_own(line: str) -> None:
    assert not published(f"Rebels Sign Truce At Last\n\n{STORY}\n{line}\n").known


UNDATED = STORY.replace("The government", "JUBA, Tuesday, May 3 (Agency) - The government")
TOLD = "The last truce, of 4 March 2009, had failed."


def test_a_dateline_takes_the_one_year_between_bounds_that_fits_its_weekday() -> None:
    day = published(f"Rebels Sign Truce\n\n{UNDATED}\n{TOLD}\n\n© The Daily Example 2012\n")

    assert (day.start, day.basis) == (date(2011, 5, 3), Basis.INFERRED)


def test_a_lower_bound_alone_gives_a_dateline_no_year() -> None:
    day = published(f"Rebels Sign Truce\n\n{UNDATED}\n{TOLD}\n")

    assert (day.start, day.not_before) == (None, date(2009, 3, 4))


@pytest.mark.parametrize(
    "line",
    ["Paris, 3 mai 2011", "3 de mayo de 2011", "3 мая 2011", "Tuesday 3 of May of 2011",
     "Date: Tue May 3 14:05:33 EST 2011", "R 031200Z MAY 11", "Juba, 3.V.2011", "3.5.11 14:00"],
)  # fmt: skip
def test_days_as_houses_write_them_elsewhere(line: str) -> None:
    assert published(f"Rebels Sign Truce\n\n{line}\n\n{STORY}").start == date(2011, 5, 3)


def test_days_of_banners_comments_and_footers_are_never_the_day_published() -> None:
    day = published(
        f"10 DAYS LEFT UNTIL JANUARY 31, 2019\n\nRebels And Government Sign Truce\n\n{STORY}\n"
        "2 Comments\nJane Roe says:\nMarch 9, 2018 at 9:12 am\n"
        "The truce starts at midnight, so let us wait and see.\nReply\n"
    )

    assert day == Day()


def test_dates_in_their_many_forms() -> None:
    text = (
        "On 3 May 2016, May 4th, 2016, 2016-05-05 and 31/05/2016, not 03/04/2016 or 31 June 2016."
    )

    assert [dated.value for dated in find_dates(text)] == [
        date(2016, 5, 3), date(2016, 5, 4), date(2016, 5, 5), date(2016, 5, 31), None, None,
    ]  # fmt: skip
    assert [d.text for d in find_days_without_year("on May 4 and 5 June, 3 May 2016")] == [
        "May 4", "5 June",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("line", "basis"),
    [
        ("4 March 2017 | World | Correspondents in Juba", Basis.STATED),
        ("2017/03/04 14:20   (Updated 17:05: adds the mediator)", Basis.STATED),
        ("Posted by editor2 on 04.03.2017 at 08:05", Basis.STATED),
        ("Item 4 (in English to Africa, 0400 gmt 4 Mar 17)", Basis.STATED),
        ("By Jane Doe, Senior Fellow · 4 March 2017 · 6 min read", Basis.STATED),
        ("Transcript of “Morning Talk”, broadcast of Saturday 4 March 2017", Basis.INFERRED),
        ("Daily bulletin of the River Desk (4 March 2017)", Basis.INFERRED),
    ],
)
def test_a_day_inside_a_line_of_the_head(line: str, basis: Basis) -> None:
    title = "" if basis is Basis.INFERRED else "Rebels And Government Sign Truce\n\n"

    day = published(f"{title}{line}\n\n{STORY}")

    assert (day.start, day.basis) == (date(2017, 3, 4), basis)


def test_the_day_posted_wins_over_the_day_of_a_bulletins_title() -> None:
    text = f"Daily bulletin of the desk (3 March 2017)\n\nPosted by ed2 on 04.03.2017\n\n{STORY}"

    assert published(text).start == date(2017, 3, 4)


def test_a_weekday_that_the_copyright_year_does_not_give_leaves_the_day_open() -> None:
    text = f"A Truce Is Signed In Juba\n\nMonday, March 4\n\n{STORY}\n\n© 2017 Example Post"

    assert published(text).start is None


def test_years_of_two_digits_only_where_metadata_write_them() -> None:
    assert [d.value for d in find_short_years("0400 gmt 5 Oct 92)")] == [date(1992, 10, 5)]
    assert list(find_short_years("on 5 May 20 people died")) == []
