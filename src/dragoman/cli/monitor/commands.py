"""dragoman monitor: incidents against the terms of ceasefires"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.cli import options as opt
from dragoman.cli.monitor import options as mon
from dragoman.cli.monitor import tables as look
from dragoman.cli.output import note
from dragoman.errors import UsageError

if TYPE_CHECKING:
    from dragoman.model import Terms
    from dragoman.record import Record
    from dragoman.views.monitor.panels import PanelRow
    from dragoman.views.rows import Rows

_NOTHING = "no incident fits; leave out an option"


def register(app: typer.Typer) -> None:
    from dragoman.cli.monitor import pages, pictures

    group = typer.Typer(
        help="Is it holding, where, and for whom: incidents against the terms of ceasefires.",
        no_args_is_help=True,
    )
    group.command("summary")(summary)
    group.command("around")(around)
    group.command("panels")(panels)
    group.command("verdicts")(verdicts)
    group.command("quality")(quality)
    pages.register(group)
    pictures.register(group)
    app.add_typer(group, name="monitor")


def summary(
    terms: mon.ManyTermsOption = None,
    json: opt.JsonOption = False,
    csv: opt.CsvOption = False,
    record: opt.RecordOption = None,
) -> None:
    """What all incidents are under each ceasefire, and why some cannot be told."""
    from dragoman.views.monitor import summary as view
    from dragoman.views.monitor.asking import cases_of
    from dragoman.views.rows import Rows

    with mon.opened(record, judging=True) as opened:
        rows = [row for each in _all_terms(opened, terms)
                for row in view.summary(each, cases_of(opened, each))]  # fmt: skip
    mon.answer(Rows(view.SummaryRow, rows), look.SUMMARY, json=json, csv=csv, empty=_NOTHING)


def _all_terms(record: Record, names: list[str] | None) -> tuple[Terms, ...]:
    """The terms that are named, else those that packs ship for the incidents' countries."""
    from dragoman.views.monitor.asking import terms_for, terms_named

    if names:
        return terms_named(names)
    found = terms_for(record)
    if not found:
        raise UsageError(
            f"no pack ships terms for the countries of the incidents in {record.path}; write them "
            "as a file (dragoman monitor draft) and name it with --terms"
        )
    return found


def around(
    day: Annotated[
        list[str] | None,
        typer.Argument(metavar="[DAY...]", show_default=False,
                       help="The day, 2016-12-30. Default: each date of the terms."),
    ] = None,
    days: Annotated[
        int, typer.Option("--days", metavar="N", min=1, help="Days on either side.")
    ] = 14,
    by: mon.ByOption = None,
    total: Annotated[
        bool, typer.Option("--total", help="Not divided at all.")
    ] = False,
    terms: mon.TermsOption = None,
    side: mon.SideOption = None,
    covered: mon.CoveredOption = False,
    grain: mon.GrainOption = "year",
    zone: mon.ZoneOption = None,
    admin1: mon.UnitOption = None,
    verdict: mon.VerdictOption = None,
    json: opt.JsonOption = False,
    csv: opt.CsvOption = False,
    record: opt.RecordOption = None,
) -> None:  # fmt: skip
    """So many days before a day, and as many from it on, beside each other."""
    from dragoman.views.asked import first_day
    from dragoman.views.monitor import around as view
    from dragoman.views.monitor.asking import cases_of
    from dragoman.views.monitor.days import Cut, cuts_of, window

    asked = mon.Asked(terms, side, covered, grain, zone, admin1, verdict)
    known = mon.named_terms(terms)
    cuts = tuple(Cut(first_day(each)) for each in day or ()) or (cuts_of(known) if known else ())
    if not cuts:
        raise UsageError("around which day? Give one (2016-12-30), or terms with --terms")
    choice = asked.choice(known)
    first, last = window(cuts, days)
    with mon.opened(record, judging=known is not None) as opened:
        cases = cases_of(opened, known, first=first, last=last)
        divided = () if total else mon.divided_by(by, known)
        rows = view(cases, cuts, days=days, by=divided, choice=choice)
    mon.answer(rows, look.AROUND, json=json, csv=csv, empty=_NOTHING)


def panels(
    by: mon.ByOption = None,
    weekly: Annotated[
        bool, typer.Option("--weeks/--no-weeks", help="Week by week, or each phase as a whole.")
    ] = True,
    spread: mon.SpreadOption = False,
    top: Annotated[
        int | None,
        typer.Option("--top", metavar="N", min=1, help="Only the N largest pairs on their own."),
    ] = None,
    terms: mon.TermsOption = None,
    side: mon.SideOption = None,
    covered: mon.CoveredOption = False,
    grain: mon.GrainOption = "year",
    zone: mon.ZoneOption = None,
    admin1: mon.UnitOption = None,
    verdict: mon.VerdictOption = None,
    since: mon.SinceOption = None,
    until: mon.UntilOption = None,
    json: opt.JsonOption = False,
    csv: opt.CsvOption = False,
    record: opt.RecordOption = None,
) -> None:
    """Week by week, and before and after each date of the terms: zones, pairs, verdicts."""
    from dragoman.views.monitor import Layout
    from dragoman.views.monitor import panels as view
    from dragoman.views.monitor.asking import cases_of
    from dragoman.views.monitor.days import cuts_of

    asked = mon.Asked(terms, side, covered, grain, zone, admin1, verdict, since, until)
    known = mon.named_terms(terms)
    choice = asked.choice(known)
    layout = Layout(mon.divided_by(by, known), weekly, cuts_of(known) if known else (), spread, top)
    with mon.opened(record, judging=known is not None) as opened:
        cases = cases_of(opened, known, first=choice.since, last=choice.until)
        rows = view(cases, layout, choice=choice)
    if weekly and not (json or csv):
        _print_lines(rows)
        return
    mon.answer(rows, look.PANELS, json=json, csv=csv, empty=_NOTHING)


def _print_lines(rows: Rows[PanelRow]) -> None:
    """Each group on one line, its weeks as blocks."""
    from dragoman.views.rows import Rows

    if rows:
        wide = look.weeks_in_a_block(rows)
        each = "a week" if wide == 1 else f"{wide} weeks"
        note(f"{rows[0].week} to {rows[-1].week}, each block {each}; {look.CUT} a date of the "
             "terms; --csv has every week")  # fmt: skip
    lines = Rows(look.Line, look.lines_of(rows))
    mon.answer(lines, look.LINES, json=False, csv=False, empty=_NOTHING)


def verdicts(
    incident: Annotated[
        str | None,
        typer.Argument(metavar="[INCIDENT]", show_default=False,
                       help="Only this incident, by its id (ucdp-ged:214797)."),
    ] = None,
    terms: mon.ManyTermsOption = None,
    side: mon.SideOption = None,
    grain: mon.GrainOption = "year",
    admin1: mon.UnitOption = None,
    verdict: mon.VerdictOption = None,
    since: mon.SinceOption = None,
    until: mon.UntilOption = None,
    limit: opt.LimitOption = None,
    json: opt.JsonOption = False,
    csv: opt.CsvOption = False,
    record: opt.RecordOption = None,
) -> None:  # fmt: skip
    """What each incident is under the terms, with the reasons and the fields that fired."""
    from dragoman.views.monitor.asking import cases_of
    from dragoman.views.monitor.summary import VerdictRow, verdict_rows
    from dragoman.views.rows import Rows

    asked = mon.Asked(sides=side, grain=grain, units=admin1, verdicts=verdict, since=since,
                      until=until)  # fmt: skip
    with mon.opened(record, judging=True) as opened:
        found: list[VerdictRow] = []
        one = opened.incidents.one(incident) if incident is not None else None
        for each in _all_terms(opened, terms):
            choice = asked.choice(each)
            first, last = (one.first, one.first) if one else (choice.since, choice.until)
            cases = choice.of(cases_of(opened, each, first=first, last=last))
            kept = (case for case in cases if one is None or case[0].id == one.id)
            left = None if limit is None else limit - len(found)
            found += verdict_rows(kept, limit=left)
    mon.answer(Rows(VerdictRow, found), look.VERDICTS, json=json, csv=csv, empty=_NOTHING)


def quality(
    sources: Annotated[
        bool, typer.Option("--sources", help="Who tells of the incidents, over all spellings.")
    ] = False,
    odd_days: Annotated[
        bool, typer.Option("--days", help="Each day that cannot be right, or hardly.")
    ] = False,
    side: mon.SideOption = None,
    admin1: mon.UnitOption = None,
    since: mon.SinceOption = None,
    until: mon.UntilOption = None,
    limit: opt.LimitOption = None,
    json: opt.JsonOption = False,
    csv: opt.CsvOption = False,
    record: opt.RecordOption = None,
) -> None:
    """What the rows warn of: single sources, places and days not known, years mistyped."""
    from dragoman.views.monitor import quality as view
    from dragoman.views.monitor import sources as tellers
    from dragoman.views.monitor.asking import cases_of

    if sources and odd_days:
        raise UsageError("--sources and --days are two tables; ask for one of them")
    choice = mon.Asked(sides=side, units=admin1, since=since, until=until).choice(None)
    with mon.opened(record, judging=False) as opened:
        cases = choice.of(cases_of(opened, first=choice.since, last=choice.until))
        if sources:
            told = tellers.sources(cases, limit=limit)
            mon.answer(told, look.SOURCES, json=json, csv=csv, empty=_NOTHING)
        elif odd_days:
            odd = view.odd_days(cases)[:limit]
            mon.answer(odd, look.ODD_DAYS, json=json, csv=csv, empty="no day of a source is odd")
        else:
            mon.answer(view.quality(cases), look.QUALITY, json=json, csv=csv, empty=_NOTHING)
