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
import shutil
import tarfile
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path

from gold.load import ROOT as GOLD
from gold.sentence_set import Root, SentenceRow, load_sentences

from benchmarks.monitor import EVENTS, OWN_KEY
from dragoman.cli.demo import PROCESS
from dragoman.model import Modality, Polarity

SENTENCES = GOLD / "sentences"
PAGES = Path(__file__).with_name("own_pages")
TRIPLES = Path(__file__).with_name("own_triples")
TIMELINE = Path(__file__).with_name("own_timeline.json")
INCIDENTS = Path(__file__).with_name("own_incidents")
_NAME_CORPORA = ("wikigold.conll.gz", "crossner-politics-dev.txt.gz",
                 "crossner-politics-train.txt.gz", "uner-ewt-test.iob2.gz")  # fmt: skip
_DICTIONARIES = {
    "actors.txt": "Phoenix.Countries.actors.txt",
    "international.txt": "Phoenix.International.actors.txt",
    "groups.txt": "Phoenix.MilNonState.actors.txt",
    "agents.txt": "Phoenix.agents.txt",
    "verbs.txt": "CAMEO.2.0.txt",
    "sentences.xml": "PETR2_GSR_validation.xml",
}
_HEAD = re.compile(r"^== (.+)$", re.M)
_OPENING = re.compile(r"\{([SCX])(\d+):|\}")
_EXPRESSION = re.compile(r"\[\[([^|\]]+)\|([A-Z]+)\|([^\]]+)\]\]")
_TOKEN = re.compile(r"\w+(?:[-’'.,]\w+)*|[^\w\s]")
_ROLES = {"S": "Source", "C": "Cue", "X": "Content"}


Roles = dict[str, list[tuple[int, int]]]
"""The stretches of each role of one attribution."""


def lay_out(target: Path) -> None:
    """Writes our own sets under a folder, in the layout that `--data` wants."""
    _attributions(target / "statements" / "polnear" / "dev")
    _attribution_spans(target / "statements" / "cofenet_polnear_valid.jsonl")
    _days(target / "dates")
    _pages(target / "pages")
    _triples(target / "events" / "petrarch")
    _trees(target / "corpora")
    rows = [row for row in load_sentences("events") if row.part == "dev"]
    _pairs(target / "events" / "plover", rows)
    _status(target / "status" / "meantime" / "own", rows)
    _timeline(target / "timelines" / "t17" / "own")
    _factuality(target / "status" / "uw", rows)
    _incidents(target / "peace")


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


def _attribution_spans(path: Path) -> None:
    """CofeNet's rows: a paragraph's tokens with one label each; what stands in another's content
    has none."""
    rows = []
    for name, marked in marked_texts("attributions.txt"):
        text, spans = unmarked(marked)
        outer = [roles for roles in spans.values() if not _is_nested(roles, spans)]
        for start, end in _lines(text):
            tokens = list(_TOKEN.finditer(text, start, end))
            labels = ["O"] * len(tokens)
            for roles in outer:
                for role, pieces in roles.items():
                    for low, high in pieces:
                        _label(labels, tokens, low, high, role.lower())
            row = {"id": name, "tokens": [token[0] for token in tokens], "labels": labels}
            rows.append(json.dumps(row))
    path.write_text("\n".join(rows) + "\n", encoding="utf-8")


def _is_nested(roles: Roles, spans: dict[int, Roles]) -> bool:
    inside = [piece for pieces in roles.values() for piece in pieces]
    return any(
        low <= inside[0][0] and inside[-1][1] <= high
        for other in spans.values()
        if other is not roles
        for low, high in other.get("Content", ())
    )


def _label(
    labels: list[str], tokens: Sequence[re.Match[str]], low: int, high: int, role: str
) -> None:
    begun = False
    for i, token in enumerate(tokens):
        if low <= token.start() and token.end() <= high:
            labels[i] = f"{'I' if begun else 'B'}-{role}"
            begun = True


def _lines(text: str) -> Iterator[tuple[int, int]]:
    position = 0
    for line in text.split("\n"):
        if line.strip():
            yield position, position + len(line)
        position += len(line) + 1


def unmarked(marked: str) -> tuple[str, dict[int, Roles]]:
    """Return the text without marks, and per number the pieces of each role.

    Raises ValueError where a mark is not closed.
    """
    parts: list[str] = []
    length = position = 0
    opened: list[tuple[int, str, int]] = []
    spans: dict[int, Roles] = defaultdict(lambda: defaultdict(list))
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


def _triples(folder: Path) -> None:
    """Small dictionaries and sentences of ours under the names of PETRARCH's own."""
    folder.mkdir(parents=True)
    for ours, theirs in _DICTIONARIES.items():
        shutil.copyfile(TRIPLES / ours, folder / theirs)


def _trees(folder: Path) -> None:
    """Our few trees as every treebank, their names as one of the name corpora; the others empty."""
    (folder / "re3d").mkdir(parents=True)
    text = (SENTENCES / "syntax.conllu").read_text(encoding="utf-8")
    for name in ("ewt-dev", "gum-dev", "gum-train"):
        _zip(folder / f"{name}.conllu.gz", text)
    for name in _NAME_CORPORA:
        _zip(folder / name, "")
    names = ["" if not line else _named(line.split("\t")) for line in text.split("\n")]
    _zip(folder / "uner-ewt-dev.iob2.gz", "\n".join(names))


def _timeline(folder: Path) -> None:
    """The plain pages of the example process as one topic, each of the day in its file's name, and
    a timeline written by hand."""
    folder.mkdir(parents=True)
    pages = [
        {"id": path.stem, "time": path.name[:10], "text": path.read_text(encoding="utf-8")}
        for path in sorted(PROCESS.glob("20*.txt"))
    ]
    _zip(folder / "articles.jsonl.gz", "\n".join(json.dumps(page) for page in pages))
    days = json.loads(TIMELINE.read_text(encoding="utf-8"))
    (folder / "timelines.jsonl").write_text(json.dumps(days) + "\n", encoding="utf-8")
    (folder / "keywords.json").write_text('[""]', encoding="utf-8")


def _incidents(folder: Path) -> None:
    """Invented incidents in the layout of the event set, with what each is under the terms."""
    folder.mkdir(parents=True)
    _zip(folder / EVENTS.name, (INCIDENTS / "events.csv").read_text(encoding="utf-8"))
    shutil.copyfile(INCIDENTS / "verdicts.tsv", folder / OWN_KEY.name)


def _named(cells: list[str]) -> str:
    """A word's line of a name corpus; a comment stays one."""
    if len(cells) == 1:
        return cells[0]
    return "\t".join((cells[0], cells[1], "B-LOC" if "Name=LOC" in cells[9] else "O", "-", "-"))


def _zip(path: Path, text: str) -> None:
    path.write_bytes(gzip.compress(text.encode(), mtime=0))


def _pairs(folder: Path, rows: Sequence[SentenceRow]) -> None:
    """PLOVER pairs: deeds done, one a pair, since that set asks for one root of each pair."""
    folder.mkdir(parents=True)
    done = [
        row
        for row in rows
        if row.source and row.target and row.root is not Root.NONE
        and row.modality is Modality.ACTUAL and row.polarity is Polarity.AFFIRMED
    ]  # fmt: skip
    many = Counter((row.text, row.source, row.target) for row in done)
    lines = ["sentence\tmarked_sentence\tgold_root"]
    for row in done:
        if many[row.text, row.source, row.target] == 1:
            root = "YIELD" if row.root in (Root.CONCEDE, Root.RETREAT) else row.root.value
            lines.append(f"{row.text}\t{_marked(row)}\t{root}")
    (folder / "plv_train.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")


def _marked(row: SentenceRow) -> str:
    """The sentence with `<s>` and `<t>` around source and target."""
    assert row.source
    assert row.target
    marks = [(row.source.start, 1, "<s>"), (row.source.end, 0, "</s>"),
             (row.target.start, 1, "<t>"), (row.target.end, 0, "</t>")]  # fmt: skip
    text = row.text
    for position, _, mark in sorted(marks, reverse=True):
        text = text[:position] + mark + text[position:]
    return text


def _status(folder: Path, rows: Sequence[SentenceRow]) -> None:
    """MEANTIME's columns: token, event, certainty, polarity, time."""
    folder.mkdir(parents=True)
    lines: list[str] = []
    for number, (text, events) in enumerate(_by_sentence(rows)):
        for i, match in enumerate(_TOKEN.finditer(text)):
            cells = ["_"] * 4
            for k, row in enumerate(events):
                if match.start() < row.event.end and row.event.start < match.end():
                    negated = row.polarity is Polarity.NEGATED
                    cells = [f"B-E-{number}{k:02}", "B-CERTAIN-1"]
                    cells += ["B-NEG-1" if negated else "B-POS-1", f"B-{_time(row)}-1"]
            lines.append("\t".join((str(i), match[0], *cells)))
        lines.append("")
    (folder / "sentences.conll").write_text("\n".join(lines) + "\n", encoding="utf-8")


def _time(row: SentenceRow) -> str:
    done = row.modality in (Modality.ACTUAL, Modality.ONGOING)
    return "NON_FUTURE" if done else "FUTURE"


def _factuality(folder: Path, rows: Sequence[SentenceRow]) -> None:
    """UW's rows: a sentence's tokens, and each event's tokens with its number."""
    folder.mkdir(parents=True)
    lines = []
    for text, events in _by_sentence(rows):
        tokens = list(_TOKEN.finditer(text))
        targets = []
        for row in events:
            inside = [
                i
                for i, match in enumerate(tokens)
                if match.start() < row.event.end and row.event.start < match.end()
            ]
            targets.append({"span1": [inside[0], inside[-1] + 1], "label": row.factuality})
        lines.append(json.dumps({"text": " ".join(m[0] for m in tokens), "targets": targets}))
    (folder / "dev.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")


def _by_sentence(rows: Sequence[SentenceRow]) -> Iterator[tuple[str, list[SentenceRow]]]:
    for _, group in groupby(rows, key=lambda row: row.sentence):
        events = list(group)
        yield events[0].text, events
