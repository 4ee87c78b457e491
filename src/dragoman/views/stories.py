"""Which texts several pages print, where each began, and who took how much of it."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.record import Record
from dragoman.record.stories import Story, StoryPage
from dragoman.views.rows import Rows
from dragoman.views.words import day_text


@dataclass(frozen=True, slots=True)
class PageOfStory:
    """A page that prints a text. `relation` says what it is of the page `made_from`: "first" (of
    none), "copy", "rewrite" or "partial"; `share` which part of its own words (0 to 1) stands there
    too, `share_back` which part of that page's words stands here, `stretches` where, as offsets
    into this page's text. `credit` is whom the page names as its source."""

    page: str
    page_name: str
    outlet: str | None
    when: str
    words: int
    relation: str
    made_from: str | None
    share: float
    share_back: float
    stretches: tuple[tuple[int, int], ...]
    credit: str | None


@dataclass(frozen=True, slots=True)
class StoryRow:
    """A text that several pages print. `story` is the id of the first page, `when` its day,
    `first` its outlet or name; `origin` the source it goes back to and `why`; `pages`, `outlets`
    and `partial` count the pages that print it, their outlets, and pages that took a part."""

    story: str
    title: str
    when: str
    first: str
    origin: str
    why: str
    pages: int
    outlets: int
    partial: int
    printed: tuple[PageOfStory, ...]


def stories(record: Record, *, partial: bool = False, limit: int | None = None) -> Rows[StoryRow]:
    """The stories of a record, the first published first; with `partial` also texts that others
    only took some sentences from."""
    rows: list[StoryRow] = []
    for story in record.stories(partial=partial):
        if limit is not None and len(rows) == limit:
            break
        rows.append(story_row(record, story))
    return Rows(StoryRow, rows)


def story_row(record: Record, story: Story) -> StoryRow:
    """A story as a row."""
    first = story.pages[0]
    return StoryRow(
        story.id,
        record.page(story.id).title or first.page_name,
        day_text(first.published),
        first.outlet or first.page_name,
        story.origin.name,
        story.origin.why,
        len(story.pages),
        len(story.outlets),
        len(story.partial),
        tuple(_page(page) for page in (*story.pages, *story.partial)),
    )


def _page(page: StoryPage) -> PageOfStory:
    return PageOfStory(
        page.page,
        page.page_name,
        page.outlet,
        day_text(page.published),
        page.words,
        page.relation.value if page.relation else "first",
        page.made_from,
        round(page.share, 3),
        round(page.share_back, 3),
        page.stretches,
        page.credit,
    )
