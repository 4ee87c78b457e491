"""Lines in another language around an English article: the site's own furniture.

Sites that publish in English beside their own language keep their menus, prompts, teasers and
captions in that language ("Lo más visto", "Kommentare ansehen", "Halaman selanjutnya"). Lists of
set phrases hold the common ones; the grammar words of the language tell the rest.
"""

from __future__ import annotations

import re

from dragoman.model import ZoneKind
from dragoman.reading.zones.blocks import Block
from dragoman.reading.zones.cohesion import is_telling
from dragoman.reading.zones.plain import words_for
from dragoman.reading.zones.prose import is_english
from dragoman.reading.zones.sheet import Label, Sheet

GRAMMAR_SIGNS, SHORT_WORDS, HEAD_WORDS = 2, 8, 6
"""So many small words of another language make a line foreign; in a short line one word of the
trade does ("Halaman selanjutnya"). Above the text shorter lines may be names and mastheads."""
LATIN_SHARE = 0.5
_LETTER = re.compile(r"[^\W\d_]")
_MARKED = re.compile(r"(?![A-Za-z])[^\W\d_]")
_ACRONYM = re.compile(r"\([A-Z][A-Z\d-]+\)")


def label_foreign(sheet: Sheet) -> None:
    """Labels the open lines of an English page that are not English."""
    if not is_english(sheet):
        return
    first = next((b.index for b in sheet.open_blocks() if is_telling(b) and not is_foreign(b)), 0)
    for block in list(sheet.open_blocks()):
        named = block.index < first and (not block.closed or block.words < HEAD_WORDS)
        if not named and is_foreign(block):
            label = Label(ZoneKind.BOILERPLATE, "foreign-line", block.plain, "foreign")
            sheet.put(block.index, label)


def is_foreign(block: Block) -> bool:
    """Holds grammar of another language and none of English, or another script.

    Names of bodies stay ("Ejército de Liberación Nacional", "Mouvement patriotique (MPC)").
    """
    letters = _LETTER.findall(block.plain)
    latin = sum(letter <= "\u024f" for letter in letters)
    if latin < LATIN_SHARE * len(letters):
        return True
    words = {token.casefold().replace("’", "'") for token in block.tokens}
    if words & words_for("english_only") or _ACRONYM.search(block.plain):
        return False
    if block.words <= SHORT_WORDS and words & words_for("foreign_trade"):
        return True
    small = {token for token in block.tokens if token[0].islower()}
    signs = {t for t in small if t in words_for("foreign_grammar") or _MARKED.search(t)}
    return len(signs) >= GRAMMAR_SIGNS
