"""What agencies' wires print around a text for the editors who take it: routing lines, slugs, notes
on takes, the initials of the desk."""

from __future__ import annotations

import re

from dragoman.model import ZoneKind
from dragoman.reading.zones.blocks import Block
from dragoman.reading.zones.sheet import Label, Sheet

LINE_WORDS, NOTE_WORDS = 16, 40

_TAKE = (
    r"(?:\d+(?:st|nd|rd|th)|first|second|third|final)[ -]?(?:ld|lead|add|take|sub|wrap|update"
    r"|writethr[uo]\w*)"
)
_SLUG = re.compile(
    r"^\^?(?:[a-z]\d? [a-z]{1,2}\s+)?(?:[A-Z]{2}-)?[A-Z]{3,}[A-Z0-9./-]*[-/:][A-Z0-9][A-Z0-9:./-]*"
    rf"(?:[\s,:(-]+(?:(?i:{_TAKE})|(?i:writethr[uo]\w*|urgent|bulletin|updates?|adds|recasts"
    r"|corrects|text|refile)|[a-z]\d{3,4}|\d{1,2}-\d\d \d{4}))+[)<=]?$"
)
""" "BC-COAST-TALKS, 1st Ld-Writethru,a0471", "COAST-TALKS (UPDATE 2)"."""
_VERSION = re.compile(
    r"^[A-Z][A-Z0-9./ -]{3,40}\((?i:wrapup|update|corrected|refile|repeat|exclusive|graphic|pix"
    r"|tv)\b[^()]{0,40}\)$",
)
""" "COAST-CRISIS/TALKS (WRAPUP 3, PIX, TV)"."""
_CODE = re.compile(
    r"^(?:[A-Z]{2,5}[a-z]?\d{4,5}(?: \d \w{2,4} \d{2,5})?"
    r"|ZCZC(?: [A-Z0-9]+)*|N{4}|[A-Z]{2,5}(?:-[A-Z0-9]{2,}){2,}(?: \d{4}\s?[A-Za-z]{3,4})?<?"
    r"|[A-Z]{2,5} \d{6} (?:GMT|UTC)(?: [A-Z]{3,4} \d\d)?|\d{6} [A-Z]{3} \d{2,4})$"
)
"""A number of the wire and its clock ("ZCZC GAA0211", "DNW 201507 GMT NOV 94", "NNNN")."""
_TAKES_NOTE = re.compile(
    r"(?i)^\W*(?:(?:(?:end|begin) )?optional (?:add|trim|cut|material)\b|end (?:of )?optional"
    r"|(?:first|second|last|\d+) takes?\b|no pickup|pick ?up\b.{0,30}\bgra[fp]"
    r"|with (?:photos?|map|graphic)s?\W*$"
    r"|(?:no )?(?:further|more) takes\b|(?:editors|subs|sub-editors)\b.{0,10}:|attention editors\b"
    r"|eds?\b ?:|note to (?:subs|desks)\b ?:|advisory\b ?[:,]"
    r"|a (?:kill|sub|writethru) (?:is|follows|will follow)\b)"
)
_RECASTS = re.compile(
    r"^\W*(?:(?i:resends|refiles|recasts|updates|repeats|adds|corrects)|RESENDING|REPEATING)\b.{0,70}"
    r"\b(?i:par|para|graf|grap|lead|slug|dateline|byline|headline|quote|detail|background)s?\b"
)
""" "(Recasts, adds quotes, background)" over a later version; never with a full stop."""
_PICKUP = re.compile(r"^\^[A-Z][A-Z ,.'-]{1,30}: .{1,60}<$")
""" "^LUSAKA: twice before.<": the words that the next take goes on from."""
_DESK = re.compile(r"^\(?(?:[A-Z]{2,6}/)?[a-z]{2,3}(?:/[a-z]{2,3}){1,3}/?\)?$")
""" "ab/cd", "(UPN/ab/cde)": who wrote and who edited."""


def label_wires(sheet: Sheet) -> None:
    """Labels open blocks that only editors are to read."""
    for block in list(sheet.open_blocks()):
        rule = _rule(block)
        if rule:
            kind = ZoneKind.CREDIT if rule == "wire-desk" else ZoneKind.BOILERPLATE
            sheet.put(block.index, Label(kind, rule, block.plain, "meta"))


def _rule(block: Block) -> str:
    line = " ".join(f"{block.marks} {block.plain}".split())
    if block.words <= LINE_WORDS:
        if _SLUG.match(line) or _VERSION.match(line) or _CODE.match(line) or _PICKUP.match(line):
            return "wire-line"
        if _DESK.match(line):
            return "wire-desk"
    if block.words <= NOTE_WORDS and _TAKES_NOTE.match(line):
        return "wire-note"
    if block.words <= LINE_WORDS and not block.closed and _RECASTS.match(line):
        return "wire-note"
    return ""
