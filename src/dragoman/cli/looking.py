"""dragoman show, search, skipped"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.cli.options import (
    AsOfOption,
    CsvOption,
    JsonOption,
    LimitOption,
    RecordOption,
    open_asked,
)
from dragoman.cli.output import note, out, print_csv, print_json, safe, words

if TYPE_CHECKING:
    from rich.table import Table

    from dragoman.model import Fact, Plain
    from dragoman.views.show import Shown


def register(app: typer.Typer) -> None:
    app.command("show")(show)
    app.command("search")(search)
    app.command("skipped")(skipped)


def show(
    fact: Annotated[str, typer.Argument(metavar="ID", help="A fact's id, or how it begins.")],
    record: RecordOption = None,
    as_of: AsOfOption = None,
    json: JsonOption = False,
) -> None:
    """A fact with its words in context, who tells it, and why it was read so."""
    from dragoman.record.review.transfer import to_plain
    from dragoman.views.show import show as view

    with open_asked(record, as_of) as opened:
        shown = view(opened, fact)
    if json:
        page: dict[str, Plain] = {"title": shown.page.title, "url": shown.page.url,
                                  "sheet": shown.sheet}  # fmt: skip
        context: dict[str, Plain] = {"before": shown.before, "after": shown.after}
        origin: dict[str, Plain] = {"id": shown.origin.id, "name": shown.origin.name,
                                    "why": shown.origin.why}  # fmt: skip
        about: dict[str, Plain] = {"what": shown.what, "context": context, "of": page}
        review: dict[str, Plain] = {
            "reviewed": shown.reviewed.value,
            "as_read": shown.as_read,
            "judgements": [to_plain(judgement) for judgement in shown.judgements],
        }
        print_json(shown.fact.to_dict() | about | {"origin": origin} | review)
        return
    _print_shown(shown)


def _print_shown(shown: Shown) -> None:
    from rich.padding import Padding
    from rich.text import Text

    console = out()
    console.print(words(shown.what, "bold"))
    quoted = Text.assemble(
        safe(shown.before), (safe(shown.fact.quote), "bold reverse"), safe(shown.after)
    )
    if not console.is_terminal:  # no colours to mark the quote with
        quoted = Text(f"{safe(shown.before)}[[{safe(shown.fact.quote)}]]{safe(shown.after)}")
    console.print(Padding(quoted, (1, 2)))
    console.print(_grid(shown))


def _grid(shown: Shown) -> Table:
    from rich.table import Table

    from dragoman.views.words import STATUS_MARKS, kind_text, status_text

    fact, page = shown.fact, shown.page
    told = Table(box=None, pad_edge=False, show_header=False, padding=(0, 2, 0, 0))
    lines: list[tuple[str, object]] = [
        ("status", f"{STATUS_MARKS[fact.status]} {status_text(fact.status)} "
                   f"({_modality(fact)})"),
        ("kind", kind_text(fact.kind)),
        ("told by", " › ".join(shown.steps)),
        ("goes back to", f"{shown.origin.name} ({shown.origin.why})"),
        ("day", f"{shown.when} ({fact.day.basis})" if fact.day.known else shown.when),
        ("place", fact.place.name if fact.place else None),
        *((f"{slot}", value) for slot, value in _detail(fact)),
        ("page", " · ".join(p for p in (page.title, page.url or page.page_name) if p)),
        ("where", f"{fact.zone}, characters {fact.start} to {fact.end}"
                  + (f", sheet {shown.sheet}" if shown.sheet else "")),
        ("why", " · ".join(w for w in (fact.rule, fact.why) if w)),
        ("id", fact.id),
        ("reviewed", shown.reviewed if shown.judgements else None),
        *(("as read", f"{name}: {_short(value)}") for name, value in shown.as_read.items()),
        *(("judged", f"{j.verdict} by {j.who}, {j.at} {j.note}") for j in shown.judgements),
    ]  # fmt: skip
    for name, value in lines:
        if value:
            told.add_row(words(name, "dim"), words(value))
    return told


def _short(value: Plain) -> str:
    """A field as it was read, in one line."""
    import json

    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _modality(fact: Fact) -> str:
    denied = [f"{voice.name} {voice.stance}" for voice in fact.voices]
    return ", ".join([fact.modality.value.replace("_", " "), fact.polarity.value, *denied])


def _detail(fact: Fact) -> list[tuple[str, str]]:
    """Who is what in the fact."""
    from dragoman.record.store.rows import actor_slots

    found: dict[str, list[str]] = {}
    for slot, actor in actor_slots(fact):
        name = (slot.partition(":")[2] or slot).replace("_", " ")
        written = f" (“{actor.text}”)" if actor.text != actor.name else ""
        found.setdefault(name, []).append(f"{actor.name}{written}")
    return [(name, ", ".join(dict.fromkeys(actors))) for name, actors in found.items()]


def search(
    terms: Annotated[
        list[str],
        typer.Argument(metavar="WORDS...", help='All must occur; "in quotes" one after another; '
                       "dip* as a beginning."),
    ],
    record: RecordOption = None,
    comments: Annotated[
        bool, typer.Option("--comments", help="Search readers' comments instead.")
    ] = False,
    as_of: AsOfOption = None,
    limit: LimitOption = None,
    json: JsonOption = False,
) -> None:  # fmt: skip
    """Pages that hold all words, the last read first."""
    from rich.text import Text

    from dragoman.views.search import search as view

    # the shell takes quotation marks off: an argument with a space in it was a phrase
    query = " ".join(f'"{term}"' if " " in term else term for term in terms)
    with open_asked(record, as_of) as opened:
        hits = view(opened, query, limit=limit or 20, comments=comments)
    if json:
        print_json(hits.to_dicts())
        return
    console = out()
    for hit in hits:
        console.print(words(f"{hit.outlet or ''} {hit.page_name}", "bold"))
        line = Text.assemble(safe(hit.before), (safe(hit.words), "reverse"), safe(hit.after))
        console.print(Text("  ") + line)
        if hit.facts:
            console.print(words(f"facts: {', '.join(fact[:9] for fact in hit.facts)}", "dim"))
    if not hits:
        note(f"no page holds {query!r}")


def skipped(
    record: RecordOption = None,
    as_of: AsOfOption = None,
    json: JsonOption = False,
    csv: CsvOption = False,
) -> None:
    """What was not read, and why."""
    from dragoman.cli.tables import SKIPPED, table
    from dragoman.views.skipped import skipped as view

    with open_asked(record, as_of) as opened:
        rows = view(opened)
    if json:
        print_json(rows.to_dicts())
    elif csv:
        print_csv(["name", "reason"], rows.to_dicts())
    elif rows:
        console = out()
        console.print(table(SKIPPED, rows, console.width))
    else:
        note("nothing was skipped")
