"""What this repository itself holds, laid out as the public sets are.

The gate runs every benchmark on it, so that a floor can be held where the public data are absent.
The texts are ours (`gold/sentences`, `benchmarks/own`): invented outlets, our own sentences. They
are small: a floor on them says that nothing broke, not how well the reader reads the world.
"""

from __future__ import annotations

import gzip
import io
import json
import re
import tarfile
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from gold.load import ROOT as GOLD

SENTENCES = GOLD / "sentences"
PAGES = Path(__file__).with_name("own_pages")
_HEAD = re.compile(r"^== (.+)$", re.M)
_OPENING = re.compile(r"\{([SCX])(\d+):|\}")
_EXPRESSION = re.compile(r"\[\[([^|\]]+)\|([A-Z]+)\|([^\]]+)\]\]")
_ROLES = {"S": "Source", "C": "Cue", "X": "Content"}


def lay_out(target: Path) -> None:
    """Writes our own sets under a folder, in the layout that `--data` wants."""
    _attributions(target / "statements" / "polnear" / "dev")
    _days(target / "dates")
    _pages(target / "pages")


def marked_texts(name: str) -> Iterator[tuple[str, str]]:
    """Heading and text of each piece of a file with `== heading` lines."""
    parts = _HEAD.split((SENTENCES / name).read_text(encoding="utf-8"))
    for heading, text in zip(parts[1::2], parts[2::2], strict=True):
        yield heading.strip(), text.strip("\n") + "\n"


def _attributions(folder: Path) -> None:
    """PolNeAR's folders: the text, and brat standoff with one relation per attribution."""
    for kind in ("text", "attributions"):
        (folder / kind).mkdir(parents=True)
    for name, marked in marked_texts("attributions.txt"):
        text, spans = unmarked(marked)
        lines, count = [], 0
        for number, roles in sorted(spans.items()):
            arguments = []
            for role, pieces in roles.items():
                count += 1
                where = ";".join(f"{start} {end}" for start, end in pieces)
                lines.append(f"T{count}\t{role} {where}\t")
                arguments.append(f"{role}:T{count}")
            lines.append(f"E{number}\t{' '.join(arguments)}")
        (folder / "text" / f"{name}.txt").write_text(text, encoding="utf-8")
        (folder / "attributions" / f"{name}.ann").write_text("\n".join(lines), encoding="utf-8")


def unmarked(marked: str) -> tuple[str, dict[int, dict[str, list[tuple[int, int]]]]]:
    """Return the text without marks, and per number the pieces of each role.

    Raises ValueError where a mark is not closed.
    """
    parts: list[str] = []
    length = position = 0
    opened: list[tuple[int, str, int]] = []
    spans: dict[int, dict[str, list[tuple[int, int]]]] = defaultdict(lambda: defaultdict(list))
    for match in _OPENING.finditer(marked):
        parts.append(marked[position : match.start()])
        length += len(parts[-1])
        position = match.end()
        if match[1]:
            opened.append((int(match[2]), _ROLES[match[1]], length))
        else:
            number, role, start = opened.pop()
            spans[number][role].append((start, length))
    if opened:
        raise ValueError(f"a mark is not closed: {opened[-1]}")
    parts.append(marked[position:])
    return "".join(parts), spans


def _days(folder: Path) -> None:
    """TimeML documents: news in TimeBank's archive, histories in WikiWars' folder."""
    histories = folder / "wikiwars" / "timex3_tml"
    histories.mkdir(parents=True)
    with tarfile.open(folder / "tbaq.tar.gz", "w:gz") as archive:
        for heading, marked in marked_texts("days.txt"):
            name, day = heading.rsplit(" ", 1)
            body = _EXPRESSION.sub(r'<TIMEX3 type="\2" value="\3">\1</TIMEX3>', marked)
            document = f'<DCT><TIMEX3 value="{day}">{day}</TIMEX3></DCT><TEXT>{body}</TEXT>'
            if name.startswith("history"):
                (histories / f"{name}.tml").write_text(document, encoding="utf-8")
                continue
            raw = document.encode()
            member = tarfile.TarInfo(f"{name}.tml")
            member.size = len(raw)
            archive.addfile(member, io.BytesIO(raw))


def _pages(folder: Path) -> None:
    """Web pages: bodies as the article-extraction set has them, title and day as fundus does."""
    extraction, fundus = folder / "article-extraction-benchmark", folder / "fundus" / "own"
    (extraction / "html").mkdir(parents=True)
    fundus.mkdir(parents=True)
    bodies = {}
    for path in sorted(PAGES.glob("*.html")):
        gold = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
        raw = gzip.compress(path.read_bytes(), mtime=0)
        bodies[path.stem] = {"articleBody": "\n".join(gold["body"])}
        (extraction / "html" / f"{path.stem}.html.gz").write_bytes(raw)
        version = {
            "title": gold["title"],
            "publishing_date": gold["day"],
            "body": {"sections": [{"headline": [], "paragraphs": gold["body"]}]},
        }
        name = path.stem.replace("-", "").title()
        (fundus / f"{name}.json").write_text(json.dumps({"V1": version}), encoding="utf-8")
        (fundus / f"{name}_1.html.gz").write_bytes(raw)
    truth = extraction / "ground-truth.json"
    truth.write_text(json.dumps(bodies), encoding="utf-8")
