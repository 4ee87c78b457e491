"""Lines that are furniture by the company they keep: what a subscription box lists."""

from __future__ import annotations

import re
from itertools import pairwise

from dragoman.model import ZoneKind
from dragoman.reading.zones.blocks import Block
from dragoman.reading.zones.sheet import Label, Sheet

PROMPT_GROUPS = frozenset({"newsletter", "signin", "cookie", "app"})
MAX_RUN, MAX_LINE_WORDS = 7, 32
NEAR, PROMPTS_NEAR = 3, 2


POLL_BLOCKS = 10
ANSWER_WORDS = 6
_ANSWER = re.compile(r"^(?:\W*)(?:yes|no|s[ií]|oui|non|ja|nein|agree|disagree)(?:\W|0|$)")
_POLL = re.compile(
    r"^(?:(?:quick|online|reader|readers'|today's|our) )?(?:poll|survey|quiz)"
    r"(?: of the (?:day|week))?$"
)
_VOTES = re.compile(
    r"^(?:vote|cast your vote|(?:view|see|show) results|submit(?: vote)?|total votes.*|0 votes?)$"
)


def label_polls(sheet: Sheet) -> None:
    """Labels a poll's question and answers, from its header to its buttons."""
    for block in sheet.blocks:
        if not _POLL.match(block.key):
            continue
        below = sheet.blocks[block.index : block.index + POLL_BLOCKS]
        ends = [b.index for b in below if _VOTES.match(b.key)]
        for index in range(block.index, ends[-1] + 1 if ends else block.index):
            sheet.put(index, Label(ZoneKind.BOILERPLATE, "poll", block.plain, "gallery"))
    for question, answer in pairwise(sheet.blocks):
        if question.plain.endswith("?") and _ANSWER.match(answer.key) and not answer.closed:
            _label_answers(sheet, question)


def _label_answers(sheet: Sheet, question: Block) -> None:
    """ "Will the truce hold?" over "Yes 38%", with all short lines below it."""
    put = Label(ZoneKind.BOILERPLATE, "poll", question.plain, "gallery")
    sheet.put(question.index, put)
    for block in sheet.blocks[question.index + 1 : question.index + 1 + POLL_BLOCKS]:
        if block.closed or block.words > ANSWER_WORDS:
            return
        sheet.put(block.index, put)


def label_runs(sheet: Sheet) -> None:
    """Labels short runs of open lines between two prompts ("Daily puzzles, with one account.").

    On each side at least two of the three nearest lines must be prompts: a paragraph of the
    article between two single prompts stays.
    """
    index = 0
    while index < len(sheet.blocks):
        if not sheet.is_open(index):
            index += 1
            continue
        end = index
        while end < len(sheet.blocks) and sheet.is_open(end):
            end += 1
        run = sheet.blocks[index:end]
        short = len(run) <= MAX_RUN and all(block.words <= MAX_LINE_WORDS for block in run)
        if short and _prompts(sheet, index - NEAR, index) and _prompts(sheet, end, end + NEAR):
            for block in run:
                label = Label(ZoneKind.BOILERPLATE, "between-prompts", block.plain, "newsletter")
                sheet.put(block.index, label)
        index = end


def _prompts(sheet: Sheet, start: int, end: int) -> bool:
    near = range(max(0, start), min(end, len(sheet.blocks)))
    return sum(sheet.group(index) in PROMPT_GROUPS for index in near) >= PROMPTS_NEAR
