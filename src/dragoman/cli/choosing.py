"""Options that say which pages are read, and what is known of them from elsewhere."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from dragoman.pages.filters import Wanted

ColumnsOption = Annotated[
    str | None,
    typer.Option("--columns", metavar="MAP", help="What the columns of a table hold, as in: "
                 "text=body,published=date,outlet=source,url=link,title=headline."),
]  # fmt: skip
AboutOption = Annotated[
    list[Path] | None,
    typer.Option("--about", metavar="FILE", help="A feed, sitemap or list of articles: states the "
                 "title, outlet and day of pages, by their addresses. May be repeated."),
]  # fmt: skip
OnlyLanguageOption = Annotated[
    list[str] | None,
    typer.Option("--only-language", metavar="CODE", help="Leave out pages in other languages. May "
                 "be repeated."),
]  # fmt: skip
SinceOption = Annotated[
    str | None,
    typer.Option("--since", metavar="DAY", help="Leave out pages published before this day."),
]
UntilOption = Annotated[
    str | None,
    typer.Option("--until", metavar="DAY", help="Leave out pages published after this day."),
]
OnlyOutletOption = Annotated[
    list[str] | None,
    typer.Option("--only-outlet", metavar="NAME", help="Leave out pages of other outlets; a name "
                 "or a site, as in: example.org. May be repeated."),
]  # fmt: skip
OnlyUrlOption = Annotated[
    list[str] | None,
    typer.Option("--only-url", metavar="PATTERN", help="Leave out pages with other addresses, as "
                 "in: '*/world/*'. May be repeated."),
]  # fmt: skip
KeywordOption = Annotated[
    list[str] | None,
    typer.Option("--keyword", metavar="WORDS", help="Leave out pages without these words in title "
                 "or text. May be repeated: one of them is enough."),
]  # fmt: skip


def wanted(
    languages: Sequence[str] | None,
    since: str | None,
    until: str | None,
    outlets: Sequence[str] | None,
    urls: Sequence[str] | None,
    keywords: Sequence[str] | None,
) -> Wanted:
    """What the options ask for. Raises UsageError for what cannot be asked for."""
    from dragoman.pages.filters import Wanted
    from dragoman.views.asked import first_day, last_day

    return Wanted(
        tuple(languages or ()),
        first_day(since) if since else None,
        last_day(until) if until else None,
        tuple(outlets or ()),
        tuple(urls or ()),
        tuple(keywords or ()),
    )
