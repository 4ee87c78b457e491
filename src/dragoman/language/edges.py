"""Where the names begin and end that the pipeline found, put right by rule."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from dragoman.language.abbreviations import BEFORE_NAMES

TITLES = frozenset(
    """
        president vice-president minister ministers prime foreign defence defense interior deputy
        secretary secretary-general general king queen prince princess sheikh sheik shaikh ayatollah
        judge senator representative congressman congresswoman ambassador envoy chancellor governor
        mayor sir lord lady professor pope emperor sultan emir commander chief spokesman spokeswoman
        spokesperson director chairman chairwoman colonel lieutenant major captain brigadier admiral
        marshal premier speaker mullah imam reverend bishop archbishop cardinal patriarch miss
        former mr mrs ms singer singers actor""".split()  # noqa: SIM905
) | (BEFORE_NAMES - {"st", "ste", "mt", "ft", "al-sheikh"})
POSSESSIVES = ("'s", "’s", "'", "’")
CONNECTIVES = frozenset({"and", "&", ",", "or"})
INCORPORATED = frozenset({"inc.", "inc", "ltd.", "ltd", "llc", "l.p.", "plc", "corp.", "co."})
PARTICLES = frozenset(
    """
        of the and for in on to de la le du des del della da das do dos al el y e der den die das
        und van von zu bin ibn ben ould abu umm bint ad an ar as ash at ul wa i o ter ten""".split()  # noqa: SIM905
)

_INITIAL = re.compile(r"[A-Z]\.\Z")
_NO_NAME = re.compile(
    r"[^A-Za-z\u00c0-\uffff]*\Z"  # "$$$", ":(", "24/7", "3-5213"
    r"|\S*@\S*\Z"
    r"|(?:https?:|www\.)\S*\Z"
    r"|\S+\.(?:pdf|doc|docx|xls|jpg|jpeg|gif|png|htm|html|txt|zip|exe)\Z"
)


@dataclass(frozen=True, slots=True)
class Found:
    """A name the pipeline found: positions of its first token and behind its last, and its type."""

    first: int
    behind: int
    kind: str


def trimmed(words: Sequence[str], found: Iterable[Found]) -> Iterator[Found]:
    """Yield the names without titles, article and possessive, those of coordinated actors one by
    one; what is no name by its letters is left out, what was cut off a name is put back.
    """
    names = [_whole(words, name) for name in found]
    for k, name in enumerate(names):
        if k + 1 < len(names) and names[k + 1].first < name.behind:
            continue  # taken up by the next, which was lengthened to the left
        if not all(_NO_NAME.match(word) for word in words[name.first : name.behind]):
            yield from _trimmed(words, name)


def _whole(words: Sequence[str], name: Found) -> Found:
    """Put back what belongs to a name: an initial before a person ("[A.] Noel Kramer"), what makes
    a firm of a name ("Google[, Inc.]").
    """
    first, behind, kind = name.first, name.behind, name.kind
    if kind == "PERSON" and first and _INITIAL.match(words[first - 1]):
        first -= 1
    if kind != "MISC" and _is_incorporated(words, behind):
        behind, kind = behind + 2, "ORG"
    return Found(first, behind, kind)


def _is_incorporated(words: Sequence[str], comma: int) -> bool:
    """Say whether a comma and the mark of a firm stand at a position."""
    following = words[comma : comma + 2]
    return len(following) == 2 and following[0] == "," and following[1].lower() in INCORPORATED


def _trimmed(words: Sequence[str], name: Found) -> Iterator[Found]:
    first, behind = name.first, name.behind
    while behind - first > 1 and words[behind - 1] in POSSESSIVES:
        behind -= 1
    while behind - first > 1 and words[behind - 1] in PARTICLES:  # "Jean Ping [of] Gabon"
        behind -= 1
    if name.kind == "PERSON":
        while behind - first > 1 and words[first].rstrip(".").lower() in TITLES:
            first += 1
    if name.kind == "PLACE":  # "U.S. [Representatives]"
        while behind - first > 1 and _is_title(words[behind - 1]):
            behind -= 1
    if behind - first > 1 and words[first] in ("the", "The"):
        first += 1
    if behind > first:
        yield from _without_inner_title(words, Found(first, behind, name.kind))


def _is_title(word: str) -> bool:
    low = word.rstrip(".").lower()
    return low in TITLES or low.removesuffix("s") in TITLES


def _without_inner_title(words: Sequence[str], name: Found) -> Iterator[Found]:
    """Split "U.S. President Donald Trump" around the title into a place and a person."""
    titles = [
        i for i in range(name.first + 1, name.behind - 1) if words[i].rstrip(".").lower() in TITLES
    ]
    if not titles or name.kind not in ("PERSON", "PLACE"):
        yield from _of_one_kind(words, name)
        return
    yield Found(name.first, titles[0], "PLACE")
    yield Found(titles[-1] + 1, name.behind, "PERSON")


def _uncoordinated(words: Sequence[str], name: Found) -> Iterator[Found]:
    """Split "Russia and Iran" but not "Ministry of Trade and Industry"."""
    inside = [
        i
        for i in range(name.first + 1, name.behind - 1)
        if words[i] in CONNECTIVES and not _is_incorporated(words, i)
    ]
    short = name.kind == "ORG" and name.behind - name.first == 3
    if not inside or not (short or name.kind in ("PERSON", "PLACE")):
        yield name
        return
    first = name.first
    for i in [*inside, name.behind]:
        if i > first:
            yield Found(first, i, name.kind)
        first = i + 1


def _of_one_kind(words: Sequence[str], name: Found) -> Iterator[Found]:
    """Split "Dan Quayle of Indiana" and "West Bank town of Ramallah": no person's name holds an
    "of", no place's a plain word.
    """
    inside = range(name.first + 1, name.behind - 1)
    plain = [i for i in inside if words[i].islower() and words[i] not in PARTICLES]
    of = [i for i in inside if words[i] == "of"]
    if name.kind == "PERSON" and of and not plain:
        yield from _uncoordinated(words, Found(name.first, of[0], "PERSON"))
        after = of[0] + 1 + (words[of[0] + 1] == "the")
        if after < name.behind:
            yield Found(after, name.behind, "PLACE" if name.behind - after == 1 else "ORG")
    elif name.kind == "PLACE" and plain:
        yield from _uncoordinated(words, Found(name.first, plain[0], "PLACE"))
        last = max([*plain, *(i for i in of if i > plain[-1])])
        yield from _uncoordinated(words, Found(last + 1, name.behind, "PLACE"))
    else:
        yield from _uncoordinated(words, name)
