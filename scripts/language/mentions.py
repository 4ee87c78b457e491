"""Read the name corpora and map their labels to PERSON, ORG, PLACE and MISC.

Every corpus comes out as sentences of (tokens, labels); labels are IOB tags over the four, or ``-``
where the corpus does not say. What the corpora leave out on purpose (UNER has no MISC, re3d marks
nominals) is put right here.
"""

from __future__ import annotations

import gzip
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from language.augment import NAME_LINKS, TITLES, in_name, name_spans
from language.treebank import Tree, read_trees

LABELS = {
    "PER": "PERSON",
    "person": "PERSON",
    "politician": "PERSON",
    "Person": "PERSON",
    "ORG": "ORG",
    "organisation": "ORG",
    "organization": "ORG",
    "politicalparty": "ORG",
    "Organisation": "ORG",
    "LOC": "PLACE",
    "location": "PLACE",
    "country": "PLACE",
    "place": "PLACE",
    "Location": "PLACE",
    "MISC": "MISC",
    "misc": "MISC",
    "event": "MISC",
    "election": "MISC",
    "Nationality": "MISC",
    "abstract": "MISC",
    "object": "MISC",
    "animal": "MISC",
    "plant": "MISC",
    "substance": "MISC",
}
Mention = tuple[int, int, str, bool]  # begin, end, type, sure
MILITARY = frozenset({"general", "gen.", "colonel", "col.", "major", "maj.", "lt.", "captain"})
LINKED_PARTS = 8  # fields of a GUM mention that ends in a link to Wikipedia
OUTSIDE, UNSAID = "O", "-"
LEAST_CONFIDENCE = 0.5
SHARE_CROSSNER_DEV_HELD_OUT = 0.4
EVERY_NTH_HELD_OUT = 8  # wikigold and re3d documents
TIME_WORDS = frozenset(
    """
        january february march april may june july august september october november december jan.
        feb. mar. apr. jun. jul. aug. sept. sep. oct. nov. dec. monday tuesday wednesday thursday
        friday saturday sunday jan feb mon tue wed thu fri sat sun am pm est gmt edt""".split()  # noqa: SIM905
)
_TOKEN = re.compile(
    r"(?:[A-Z]\.)+|(?:Gen|Lt|Col|Maj|Capt|Sgt|Mr|Mrs|Dr|St)\.|['’]s\b"
    r"|\w+(?:\.\w+)*(?:['’](?!s\b)\w+)*|\S"
)


@dataclass(slots=True)
class Named:
    """One sentence with name labels; `spaces` tells which tokens are followed by a space."""

    tokens: list[str]
    labels: list[str]
    spaces: list[bool]

    def spans(self) -> list[tuple[int, int, str]]:
        """Return (first, behind the last, type) of each name."""
        found: list[tuple[int, int, str]] = []
        for i, label in enumerate(self.labels):
            if label.startswith("I-") and found and found[-1][1] == i and found[-1][2] == label[2:]:
                found[-1] = (found[-1][0], i + 1, label[2:])
            elif label[:2] in ("B-", "I-"):
                found.append((i, i + 1, label[2:]))
        return found


@dataclass(slots=True)
class NameCorpora:
    """Training and held-out sentences by corpus."""

    train: dict[str, list[Named]]
    held_out: dict[str, list[Named]]


def read_names(folder: Path) -> NameCorpora:
    """Read all name corpora below `folder` with the fixed split into training and held-out
    parts.
    """
    wikigold = split_nth(read_columns(folder / "wikigold.conll.gz"))
    crossner_dev = read_columns(folder / "crossner-politics-dev.txt.gz")
    cut = round(len(crossner_dev) * (1 - SHARE_CROSSNER_DEV_HELD_OUT))
    crossner = read_columns(folder / "crossner-politics-train.txt.gz") + crossner_dev[:cut]
    full = wikigold[0] + crossner
    gum = [named_from_gum(tree) for tree in read_trees(folder / "gum-train.conllu.gz")]
    gum_dev = [named_from_gum(tree) for tree in read_trees(folder / "gum-dev.conllu.gz")]
    re3d = split_nth(states_as_places(list(read_re3d(folder / "re3d")), full))
    demonyms = demonyms_in(full + re3d[0])
    ordinary = ordinary_capitals(full + gum)
    uner = [
        leave_unsaid(mark_demonyms(s, demonyms), ordinary)
        for s in read_columns(folder / "uner-ewt-test.iob2.gz")
    ]
    re3d_train = [leave_unsaid(s, ordinary) for s in re3d[0]]
    marked = [mark_demonyms(s, demonyms) for s in gum]
    return NameCorpora(
        train={
            "wikigold": wikigold[0],
            "crossner": crossner,
            "re3d": re3d_train,
            "uner": uner,
            "gum": marked,
        },
        held_out={
            "uner-ewt-dev": read_columns(folder / "uner-ewt-dev.iob2.gz"),
            "crossner-dev (last 40 %)": crossner_dev[cut:],
            "wikigold (1 in 8)": wikigold[1],
            "re3d (1 in 8)": re3d[1],
            "gum-dev": [mark_demonyms(s, demonyms) for s in gum_dev],
        },
    )


def split_nth(sentences: list[Named], block: int = 20) -> tuple[list[Named], list[Named]]:
    """Hold out one in :data:`EVERY_NTH_HELD_OUT` blocks of neighbouring sentences."""
    train: list[Named] = []
    held_out: list[Named] = []
    for start in range(0, len(sentences), block):
        part = (
            held_out if (start // block) % EVERY_NTH_HELD_OUT == EVERY_NTH_HELD_OUT - 1 else train
        )
        part.extend(sentences[start : start + block])
    return train, held_out


def read_columns(path: Path) -> list[Named]:
    """Read a file of one token a line, label in the second column (IOB2, or I- only as in
    Wikigold).
    """
    sentences: list[Named] = []
    tokens: list[str] = []
    labels: list[str] = []
    text = ""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in [*lines, "\n"]:
            line = line.rstrip("\n")
            if line.startswith("# "):
                text = line.removeprefix("# text = ") if line.startswith("# text = ") else text
                continue
            if not line.strip():
                if tokens and "DOCSTART" not in tokens[0]:
                    sentences.append(finish(tokens, labels, text))
                tokens, labels, text = [], [], ""
                continue
            cells = line.split("\t") if "\t" in line else line.split(" ")
            token, label = (
                (cells[1], cells[2])
                if cells[0].isdigit() and len(cells) > 3
                else (cells[0], cells[1])
            )
            tokens.append(token)
            labels.append(
                OUTSIDE
                if label[:2] not in ("B-", "I-")
                else label[:2] + LABELS.get(label[2:], "MISC")
            )
    return sentences


def finish(tokens: list[str], labels: list[str], text: str) -> Named:
    """Start each name with B- and find the spaces, from the text where it is given."""
    fixed: list[str] = []
    for i, label in enumerate(labels):
        begins = label.startswith("I-") and (i == 0 or labels[i - 1][2:] != label[2:])
        fixed.append("B-" + label[2:] if begins else label)
    spaces = []
    position = 0
    for token in tokens:
        at = text.find(token, position)
        position = at + len(token) if at >= 0 else position
        spaces.append(text[position : position + 1].isspace() if at >= 0 else True)
    if not text:
        spaces = [
            not (
                i + 1 < len(tokens)
                and (tokens[i + 1] in ",.;:!?)]'s''%" or tokens[i + 1].startswith("'"))
            )
            and token not in "([$"
            for i, token in enumerate(tokens)
        ]
    return Named(tokens, fixed, spaces)


def named_from_gum(tree: Tree) -> Named:
    """Type each run of proper nouns by the smallest entity mention whose head lies in it."""
    words = tree.words
    mentions = gum_mentions(tree)
    labels = [OUTSIDE] * len(words)
    for start, end in [*name_spans(words), *single_names(tree)]:
        if all(
            words[i].form.lower() in TIME_WORDS or words[i].form.isdigit()
            for i in range(start, end)
        ):
            continue
        fitting = [
            (last - first, kind)
            for first, last, kind, head in mentions
            if start <= head < end and first <= start < last
        ]
        kind = min(fitting)[1] if fitting else ""
        if kind == "time":
            continue
        label = LABELS.get(kind, "")
        if label == "PERSON" and words[end - 1].xpos == "NNPS":
            label = "MISC"  # "Americans", as Wikigold has it
        for i in range(start, end):
            labels[i] = (("B-" if i == start else "I-") + label) if label else UNSAID
    return Named([w.form for w in words], labels, [w.space for w in words])


def single_names(tree: Tree) -> Iterator[tuple[int, int]]:
    """Yield proper nouns that stand outside the runs of several."""
    covered = {i for start, end in name_spans(tree.words) for i in range(start, end)}
    for i, word in enumerate(tree.words):
        if in_name(word) and i not in covered and word.form.lower() not in TITLES:
            yield i, i + 1


def gum_mentions(tree: Tree) -> list[tuple[int, int, str, int]]:
    """Return (first, behind the last, type, head) of each entity mention in the MISC column."""
    opened: dict[str, list[tuple[int, str]]] = defaultdict(list)
    found = []
    for i, word in enumerate(tree.words):
        match = re.search(r"(?:^|\|)Entity=([^|]*)", word.misc)
        if not match:
            continue
        for opening, closing in re.findall(r"(\([^()]*)?((?<=[^(]\))|[^()]*\))?", match[1]):
            if opening:
                parts = opening[1:].split("-")
                kind = parts[1] if len(parts) > 1 else ""
                if LABELS.get(kind) == "MISC" and kind != "event" and len(parts) < LINKED_PARTS:
                    kind = ""  # "Figure 2", "Chapter": a name only where Wikipedia knows it
                opened[parts[0]].append((i, kind))
                if closing == "" and match[1].find(opening + ")") >= 0:
                    closing = parts[0] + ")"
            if closing:
                number = closing.rstrip(")").split("-")[0] or (
                    opening[1:].split("-")[0] if opening else ""
                )
                if opened.get(number):
                    first, kind = opened[number].pop()
                    found.append((first, i + 1, kind, head_of(tree, first, i + 1)))
    return found


def head_of(tree: Tree, first: int, behind: int) -> int:
    for i in range(first, behind):
        head = tree.words[i].head
        if head == i or not first <= head < behind:
            return i
    return behind - 1


def read_re3d(folder: Path) -> Iterator[Named]:
    """Yield re3d's sentences with its named mentions; nominals and pronouns fall away.

    A name inside a longer mention ("an ISIL unit") has confidence 0 there: it counts where the same
    form is surely a name elsewhere, and is left unsaid where not.
    """
    texts: list[tuple[str, list[Mention]]] = []
    for source in sorted(folder.iterdir()):
        entities: dict[str, list[Mention]] = defaultdict(list)
        for line in (source / "entities.json").read_text(encoding="utf-8").splitlines():
            entity = json.loads(line)
            if LABELS.get(entity["type"]):
                sure = entity["confidence"] >= LEAST_CONFIDENCE
                entities[entity["documentId"]].append(
                    (entity["begin"], entity["end"], LABELS[entity["type"]], sure)
                )
        for line in (source / "documents.json").read_text(encoding="utf-8").splitlines():
            document = json.loads(line)
            texts.append((document["text"], entities[document["_id"]]))
    known: dict[str, Counter[str]] = defaultdict(Counter)
    for text, mentions in texts:
        for sentence in label_text(text, [m for m in mentions if m[3]], {}):
            for start, end, kind in sentence.spans():
                known[" ".join(sentence.tokens[start:end])][kind] += 1
    kinds = {form: counts.most_common(1)[0][0] for form, counts in known.items()}
    for text, mentions in texts:
        yield from label_text(text, mentions, kinds)


def label_text(text: str, mentions: list[Mention], kinds: dict[str, str]) -> Iterator[Named]:
    """Yield the paragraphs with the sure mentions as names, longest first, and then the unsure ones
    typed by `kinds` (form → type), or unsaid where it has none. The annotators passed over many
    a name, so a word that is a name elsewhere is unsaid rather than none.
    """
    order = sorted(mentions, key=lambda m: (not m[3], m[0] - m[1]))
    for paragraph in re.finditer(r"[^\n]+", text):
        places = [
            (m.start() + paragraph.start(), m.end() + paragraph.start())
            for m in _TOKEN.finditer(paragraph[0])
        ]
        tokens = [text[a:b] for a, b in places]
        labels = [OUTSIDE] * len(tokens)
        for begin, end, label, sure in order:
            inside = [i for i, (a, b) in enumerate(places) if begin <= a and b <= end]
            inside = named_part(tokens, inside)
            if not inside or any(labels[i] != OUTSIDE for i in inside):
                continue
            kind = label if sure else kinds.get(" ".join(tokens[i] for i in inside), UNSAID)
            for i in inside:
                labels[i] = UNSAID if kind == UNSAID else ("B-" if i == inside[0] else "I-") + kind
        for i, token in enumerate(tokens):
            if labels[i] == OUTSIDE and token in kinds:
                labels[i] = UNSAID
        yield Named(tokens, labels, [text[b : b + 1].isspace() for _, b in places])


def named_part(tokens: list[str], inside: list[int]) -> list[int]:
    """Return the positions left of a mention without article and title, none if it is not a
    name.
    """
    while inside and tokens[inside[0]].lower() in TITLES | {"the"}:
        inside = inside[1:]
    titles = [n for n, i in enumerate(inside[:-1]) if tokens[i].lower() in MILITARY]
    inside = inside[titles[-1] + 1 :] if titles else inside  # "U.S. Army General Joseph Votel"
    if not inside or not tokens[inside[-1]][0].isupper() or not tokens[inside[0]][0].isupper():
        return []
    fine = all(
        tokens[i][0].isupper() or tokens[i] in NAME_LINKS or tokens[i] in "-&’'and" for i in inside
    )
    pronouns = {"We", "I", "It", "They", "He", "She", "You", "Our", "This", "These", "That"}
    ordinary = inside[0] == inside[-1] and (
        tokens[inside[0]] in pronouns or tokens[inside[0]].lower() in TIME_WORDS
    )
    return inside if fine and not ordinary else []


def states_as_places(sentences: list[Named], others: Iterable[Named]) -> list[Named]:
    """Type as places the names that other corpora know as such: re3d has "Iraq" as an
    organisation.
    """
    places = {
        " ".join(s.tokens[a:b]) for s in others for a, b, kind in s.spans() if kind == "PLACE"
    }
    for sentence in sentences:
        for start, end, _ in sentence.spans():
            if " ".join(sentence.tokens[start:end]) in places:
                sentence.labels[start:end] = ["B-PLACE"] + ["I-PLACE"] * (end - start - 1)
    return sentences


def demonyms_in(sentences: Iterable[Named]) -> frozenset[str]:
    """Return the one-word MISC names ("Iraqi") that no corpus types otherwise."""
    kinds: dict[str, Counter[str]] = defaultdict(Counter)
    for sentence in sentences:
        for start, end, kind in sentence.spans():
            if end - start == 1:
                kinds[sentence.tokens[start]][kind] += 1
    suffixes = ("an", "ish", "ese", "ch", "i", "ic", "man", "ni", "sh", "ite", "ek", "wi")
    return frozenset(
        word
        for word, counts in kinds.items()
        if counts["MISC"] == counts.total() and word[:1].isupper() and word.endswith(suffixes)
    )


def mark_demonyms(sentence: Named, demonyms: frozenset[str]) -> Named:
    labels = [
        "B-MISC" if label in (OUTSIDE, UNSAID) and token in demonyms else label
        for token, label in zip(sentence.tokens, sentence.labels, strict=True)
    ]
    return Named(sentence.tokens, labels, sentence.spaces)


def ordinary_capitals(sentences: Iterable[Named]) -> frozenset[str]:
    """Return the capitalised words that fully labelled corpora leave outside of names."""
    return frozenset(
        token
        for sentence in sentences
        for token, label in zip(sentence.tokens, sentence.labels, strict=True)
        if label == OUTSIDE and token[:1].isupper()
    )


def leave_unsaid(sentence: Named, ordinary: frozenset[str]) -> Named:
    """Take back "no name" where a corpus without MISC has an unusual capitalised word inside a
    sentence.
    """
    labels = [
        UNSAID
        if label == OUTSIDE and i and token[:1].isupper() and token not in ordinary
        else label
        for i, (token, label) in enumerate(zip(sentence.tokens, sentence.labels, strict=True))
    ]
    return Named(sentence.tokens, labels, sentence.spaces)
