"""A brief as Markdown: sections, figures as tables, footnotes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dragoman.views.brief.nouns import Brief, Figure, Note, Section

_SPECIAL = re.compile(r"([\\`*_\[\]<>#|])")


def markdown(brief: Brief) -> str:
    """The brief; every sentence ends with its footnotes, each of which gives the exact words."""
    lines = [f"# {_plain(brief.title)}", ""]
    for section in brief.sections:
        lines += _section(section)
    for figure in brief.figures:
        lines += _figure(figure)
    lines += ["## Words", ""]
    lines += [_note(note) for note in brief.notes]
    return "\n".join(lines) + "\n"


def _section(section: Section) -> Iterator[str]:
    yield f"## {section.title}"
    yield ""
    for item in section.items:
        said = " ".join(
            _plain(each.text) + "".join(f"[^{number}]" for number in each.notes)
            for each in item.sentences
        )
        label = f"*{_plain(item.label)}* – " if item.label else ""
        yield f"- {label}{said}"
    if section.more:
        yield f"- *({section.more} more in the record)*"
    yield ""


def _figure(figure: Figure) -> Iterator[str]:
    yield f"## {figure.title}"
    yield ""
    yield "| | " + " | ".join(series.name for series in figure.series) + " |"
    yield "|---|" + "---:|" * len(figure.series)
    for n, category in enumerate(figure.categories):
        values = " | ".join(str(series.values[n]) for series in figure.series)
        yield f"| {_plain(category)} | {values} |"
    yield ""


def _note(note: Note) -> str:
    words = note.evidence
    by = f", told by {words.told_by}" if words.told_by else ""
    where = f"characters {words.start} to {words.end}"
    source = f"{words.outlet or words.page_name}, {words.published}{by}"
    page = words.url or words.page_name
    return (
        f"[^{note.number}]: {_plain(f'“{words.quote}”')} {_plain(f'– {source}; {page}, {where}')}"
    )


def _plain(text: str) -> str:
    """A page's words on one line, with nothing in them that Markdown would take for its own."""
    return _SPECIAL.sub(r"\\\1", " ".join(text.split()))
