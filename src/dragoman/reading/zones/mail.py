"""The header lines of a mail or news posting that a page was copied from."""

from __future__ import annotations

import re

from dragoman.model import ZoneKind
from dragoman.reading.zones.sheet import Label, Sheet

HEAD_BLOCKS, LEAST = 16, 3
_FIELD = re.compile(
    r"^(?:from|to|cc|bcc|sender|reply-to|newsgroups|organi[sz]ation|lines|message-id|references|path"
    r"|xref|distribution|keywords|followup-to|approved|received|return-path|content-type|mime-version"
    r"|content-transfer-encoding|x-[a-z-]+|list-[a-z]+|sent|attachments?|precedence|errors-to"
    r"|nntp-posting-host|in-reply-to|priority|importance|archive-name|summary)\s*:\s",
    re.IGNORECASE,
)
_KNOWN = re.compile(r"^(?:subject|date|from)\s*:\s", re.IGNORECASE)


def label_mail_header(sheet: Sheet) -> None:
    """Labels fields ("Newsgroups: …", "Message-ID: …") where at least three stand at the top; the
    day and the subject are left to the stages that read them."""
    head = sheet.blocks[:HEAD_BLOCKS]
    fields = [block for block in head if _FIELD.match(block.plain)]
    known = [block for block in head if _KNOWN.match(block.plain)]
    if len({b.index for b in (*fields, *known)}) < LEAST or not known:
        return
    for block in fields:
        sheet.put(
            block.index,
            Label(ZoneKind.BOILERPLATE, "mail-header", block.plain, "meta"),
            overrule=True,
        )
    _label_signature(sheet)


def _label_signature(sheet: Sheet) -> None:
    """ "--" alone on its line cuts a posting from its sender's signature, the list's notice and the
    mail that it answers."""
    cuts = [b.index for b in sheet.blocks if sheet.page.text[b.start : b.end] == "--"]
    if not cuts or 2 * cuts[-1] < len(sheet.blocks):
        return
    for block in sheet.blocks[cuts[-1] :]:
        sheet.put(block.index, Label(ZoneKind.BOILERPLATE, "mail-signature", block.plain, "end"))
