"""Places that neither the registry nor the finder of names knows: small towns, valleys, camps,
told by what stands before or behind their name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from dragoman.model import Place
from dragoman.reading.mentions.scene import Line, Piece, Scene

_NAME = r"[A-ZÀ-Þ][\w’']+(?:-[A-ZÀ-Þ]?[\w’']+)*"
_LANDFORM = re.compile(
    rf"\b(?P<name>{_NAME}(?: {_NAME}){{0,2}}) (?:gorge|valley|camp|airstrip|airport|airfield|"
    r"crossing|checkpoint|bridge|river|islands?|mountains?|hills|forest|plateau|peninsula|oasis|"
    r"pass|village|barracks|harbou?r|reservoir|dam|delta|lagoon|corridor)\b"
)
""" "the upper Kodori gorge", "Heiban airstrip"."""
_UNIT = re.compile(
    rf"\b(?P<name>{_NAME}(?: {_NAME}){{0,2}}) (?:province|district|county|governorate|oblast|"
    r"prefecture|department|township|subdistrict|neighbou?rhood|municipality|commune)\b"
)
""" "in Tawila district": the name alone."""
_BEHIND = re.compile(
    r"\b(?P<at>in|at|near|outside|around|(?:town|city|village|port|camp|district|province) of)\s"
    rf"(?P<name>{_NAME}(?: {_NAME}){{0,2}})(?![\w’'-]| [A-ZÀ-Þ])"
)
""" "at Gura Bicului", "near Sake", "the village of Ri-Kwangba"."""
_SURELY = frozenset({"at", "near", "outside"})
"""Behind these no people stand: "at Gura Bicului", though the finder of names takes it for one."""
_NOT_PLACES = """january february march april may june july august september october november
december monday tuesday wednesday thursday friday saturday sunday ramadan christmas easter muharram
english french arabic russian spanish portuguese turkish persian kurdish hebrew ukrainian german
chinese latin cyrillic parliament congress cabinet senate assembly knesset god islam christianity
article annex phase chapter resolution section part appendix table figure paragraph clause point
stage step round operation facebook twitter telegram whatsapp youtube zoom skype instagram tiktok x
army police military rebel rebels government security peace un eu nato us uk presidential national
mr mrs ms dr general colonel president minister prime foreign we i you he she it they the this that
these those his her its their our my"""
_NO_PLACES = frozenset(_NOT_PLACES.split())
"""What stands behind "in" and "at" with a capital and is no place."""


def unlisted_places(scene: Scene, pieces: Sequence[Sequence[Piece]]) -> Iterator[Place]:
    """Places by the words around their names, where nothing else is known to stand there."""
    for line in scene.lines:
        if not line.words:
            continue
        here = pieces[line.number]
        known = [(p.start, p.end) for p in here if p.ids or p.what == "place"]
        guessed = [(p.start, p.end) for p in here if not p.ids and p.what != "place"]
        low, high = line.words[0].start, line.words[-1].end
        for pattern in (_LANDFORM, _UNIT, _BEHIND):
            for found in pattern.finditer(scene.text, low, high):
                start, end = found.span("name")
                if pattern is _LANDFORM:
                    end = found.end()
                sure = pattern is _BEHIND and found["at"] in _SURELY
                taken = known if sure else known + guessed
                if any(a < end and start < b for a, b in taken) or not _could_be(found["name"]):
                    continue
                if pattern is _BEHIND and not _stands_alone(line, end):
                    continue
                known.append((start, end))
                text = scene.slice(start, end)
                yield Place(text, text, start, end)


def _could_be(name: str) -> bool:
    words = name.lower().split()
    return words[0] not in _NO_PLACES and words[-1] not in _NO_PLACES


def _stands_alone(line: Line, end: int) -> bool:
    """The name is no adjective of what follows ("in Maoist camps") and no common word."""
    last = next((word for word in line.words if word.end == end), None)
    if last is None or last.token.tag not in ("NNP", "NNPS"):
        return False
    head = line.tree.head(last.token)
    modifies = last.token.dep in ("compound", "amod", "nmod:desc", "nmod:poss")
    return not (modifies and head is not None and head.start >= end)
