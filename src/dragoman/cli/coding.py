"""dragoman code: sentences coded as event data, apart from any record."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from dragoman.cli.options import JsonOption
from dragoman.cli.output import err, out, print_json, words
from dragoman.errors import UsageError
from dragoman.model import Plain

STANDARD_INPUT = "-"
_MARK = re.compile(r"</?([st])>")

TextsArgument = Annotated[
    Path, typer.Argument(metavar="FILE", help="One sentence a line; - for standard input.")
]
DictionaryHelp = "in the form of the PETRARCH coders"


def register(app: typer.Typer) -> None:
    group = typer.Typer(
        help="Codes sentences as event data, apart from any record.", no_args_is_help=True
    )
    group.command("pairs")(pairs)
    group.command("triples")(triples)
    app.add_typer(group, name="code")


def pairs(file: TextsArgument, json: JsonOption = False) -> None:
    """What one marked party does to another: the PLOVER root, its probability, and why.

    A line holds a sentence with the two marked: "<s>Ghana</s> accused <t>Mali</t> of …".
    """
    from dragoman.exchange.pairs import code_pair, parse_pair
    from dragoman.reading import Reader

    reader = Reader()
    rows: list[dict[str, Plain]] = []
    for number, line in _lines(file):
        text, source, target = unmarked(line, where=f"{file}, line {number}")
        coded = code_pair(parse_pair(text, source, target, reader))
        share = round(coded.shares[coded.root], 3)
        rows.append({"root": coded.root, "share": share, "why": list(coded.why), "text": text})
    if json:
        print_json(rows)
        return
    for row in rows:
        out().print(words(f"{row['root']}  {row['share']:.2f}  {row['text']}"), soft_wrap=True)


def triples(
    file: TextsArgument,
    actors: Annotated[
        list[Path], typer.Option("--actors", help=f"Actor dictionary {DictionaryHelp}; repeatable.")
    ],
    agents: Annotated[Path, typer.Option("--agents", help=f"Agent dictionary {DictionaryHelp}.")],
    verbs: Annotated[Path, typer.Option("--verbs", help=f"Verb dictionary {DictionaryHelp}.")],
    json: JsonOption = False,
) -> None:
    """Who did what to whom, in the codes of your own dictionaries: source, target, CAMEO code."""
    from dragoman.exchange.petrarch import code_page, read_dictionaries
    from dragoman.reading import Reader

    dictionaries = read_dictionaries(actors, agents, verbs)
    for problem in dictionaries.problems:
        err().print(words(f"left out: {problem}"), soft_wrap=True)
    reader = Reader()
    rows: list[dict[str, Plain]] = [
        {
            "source": triple.source,
            "target": triple.target,
            "code": triple.code,
            "verb": line[triple.start : triple.end],
            "text": line,
        }
        for _, line in _lines(file)
        for triple in code_page(line, dictionaries, reader)
    ]
    if json:
        print_json(rows)
        return
    for row in rows:
        line = "\t".join(str(row[name]) for name in ("source", "target", "code", "text"))
        out().print(words(line), soft_wrap=True)


def unmarked(line: str, *, where: str) -> tuple[str, tuple[int, int], tuple[int, int]]:
    """The sentence without its marks, and where source and target stand in it.

    Raises UsageError, with the place `where`, for a line without exactly one of each.
    """
    parts: list[str] = []
    ends: dict[str, list[int]] = {"s": [], "t": []}
    length = position = 0
    for match in _MARK.finditer(line):
        parts.append(line[position : match.start()])
        length += len(parts[-1])
        position = match.end()
        ends[match[1]].append(length)
    if any(len(found) != 2 for found in ends.values()):
        raise UsageError(f"{where}: mark one <s>source</s> and one <t>target</t>")
    parts.append(line[position:])
    (source, source_end), (target, target_end) = ends["s"], ends["t"]
    return "".join(parts), (source, source_end), (target, target_end)


def _lines(file: Path) -> Iterator[tuple[int, str]]:
    """Number and text of the lines that hold something."""
    try:
        text = sys.stdin.read() if str(file) == STANDARD_INPUT else file.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{file} cannot be read as UTF-8 text: {error}") from error
    for number, line in enumerate(text.splitlines(), 1):
        if line.strip():
            yield number, line.strip()
