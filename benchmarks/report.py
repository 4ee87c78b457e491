"""Figures as text on a terminal and as the page docs/benchmarks.md."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

from benchmarks.bars import bar_text
from benchmarks.result import Figures, Result

PREFACE = """\
# Benchmarks

Written by `python -m benchmarks all`; do not edit. Every figure comes from the product's own
reading path. Intervals are 95 % (documents or sentences resampled, 500 times). **The parts
measured here were developed on**: rules were improved while classes of errors in them were looked
at, so they flatter. Nothing shipped was trained on a set below that is not marked as training
data; what our own annotation trained is said with the row. What may be claimed of pages nobody
here has seen is what the same commands say of them, and that is a little less. Where a row says
"Skipped", it was not run and is not claimed. A bar that is not reached stands beside its figure
as it is.

Most looked at: `event-triples`, where every error was read, and `events`, where every wrong side
was; of `statements`, `status`, `factuality`, `zones` and `language` some fifty to seven hundred
errors were sorted into classes. `worded` statements reach their bar on the part above and lie a
little under it on every tenth article of another part. Of the gold's test part only totals and
figures per kind were ever read, about ten times. For `timeline` some hundred and ten ways to score
days and sentences were tried on these very topics, which are easy ones: two references hold nearly
every day of their span, and a re-implementation of the published method reaches .80 here against
the .54 published over all nine topics. `copies` is built by our own editing of texts.
"""


def as_text(result: Result) -> str:
    """The result for a terminal."""
    lines = [f"{result.benchmark}  (n = {result.n}, {result.seconds:.0f} s)"]
    for key, value in result.figures.items():
        lines.append(f"  {key:28} {_number(value)}{_interval(result, key)}")
    for name, row in result.by_class.items():
        lines.append(f"    {name:26} {_row(row)}")
    for name, row in result.peers.items():
        lines.append(f"  peer {name:23} {_row(row)}")
    for name, why in result.absent.items():
        lines.append(f"  peer {name:23} {why}")
    return "\n".join(lines)


def as_page(
    results: Sequence[Result], skipped: Mapping[str, str], questions: Mapping[str, str]
) -> str:
    """The whole page in Markdown; `questions` holds what each benchmark asks, and how."""
    today = datetime.now(UTC).date().isoformat()
    parts = [PREFACE, f"Measured on {today} at commit `{results[0].commit if results else '-'}`.\n"]
    for result in results:
        parts.append(f"## {result.benchmark}\n\n{_told(questions[result.benchmark])}")
        parts.append(f"n = {result.n}, {result.seconds:.0f} seconds\n")
        parts.append(_figures_table(result))
        if result.by_class:
            parts.append(_wide_table("class", result.by_class))
        parts += [f"Peer {name}: {why}.\n" for name, why in result.absent.items()]
    for name, why in skipped.items():
        parts.append(f"## {name}\n\nSkipped: {why}\n")
    return "\n".join(parts)


def _told(docstring: str) -> str:
    """A module's docstring without the paragraph on its JSON keys."""
    paragraphs = docstring.strip().split("\n\n")
    return "\n\n".join(one for one in paragraphs if not one.startswith("Keys:")) + "\n"


def _figures_table(result: Result) -> str:
    peers = sorted(result.peers)
    lines = [
        "| figure | Dragoman | 95 % | must reach |" + "".join(f" {peer} |" for peer in peers),
        "|---|---|---|---|" + "---|" * len(peers),
    ]
    for key, value in result.figures.items():
        beside = "".join(f" {_number(result.peers[peer].get(key))} |" for peer in peers)
        bar = bar_text(result.benchmark, key)
        row = f"| {key} | {_number(value)} |{_interval(result, key)} | {bar} |{beside}"
        lines.append(row)
    return "\n".join(lines) + "\n"


def _wide_table(corner: str, rows: Mapping[str, Figures]) -> str:
    keys = list(dict.fromkeys(key for row in rows.values() for key in row))
    lines = [f"| {corner} | " + " | ".join(keys) + " |", "|---" * (len(keys) + 1) + "|"]
    for name, row in rows.items():
        cells = " | ".join(_number(row.get(key)) for key in keys)
        lines.append(f"| {name} | {cells} |")
    return "\n".join(lines) + "\n"


def _row(row: Figures) -> str:
    return "  ".join(f"{key} {_number(value)}" for key, value in row.items())


def _number(value: float | None) -> str:
    if value is None:
        return ""
    return f"{value:.0f}" if value == int(value) and abs(value) > 1 else f"{value:.3f}"


def _interval(result: Result, key: str) -> str:
    if key not in result.interval:
        return ""
    low, high = result.interval[key]
    return f" [{low:.3f}, {high:.3f}]"
