"""Markup residue out of the parser's way, without moving a character.

Pages saved as Markdown keep link and emphasis signs inside their sentences ("Turkey
[is in talks](https://…) with Russia"). Blanked one for one, they no longer break the parse, and
every offset still points into the page's own text.
"""

from __future__ import annotations

import re
from functools import lru_cache

_MARKUP = re.compile(
    r"!?\[(?=[^\[\]\n]{1,300}\]\()"  # the bracket that opens a link's words
    r"|(?<=\S)\]\([^()\s]{0,500}(?:\([^()\s]{0,200}\)[^()\s]{0,200})?\)"  # its address
    r"|(?<![\w*])\*{1,3}(?=\S)|(?<=\S)\*{1,3}(?![\w*])"  # emphasis
    r"|(?<![\w_])_{2,3}(?=\S)|(?<=\S)_{2,3}(?![\w_])"
)


@lru_cache(maxsize=8)
def without_markup(text: str) -> str:
    """`text` with link and emphasis signs turned to blanks; of the same length."""
    return _MARKUP.sub(lambda match: " " * len(match.group()), text)
