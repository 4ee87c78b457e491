"""Reporting clauses put into a sentence: "The road, the envoy said on Monday, was open".

A parser trained on little text hangs half of the sentence on the clause put in, and gives its
subject to the verb behind it. Such a clause is told by its words alone, between two commas, and
parsed apart; the sentence is parsed as if it were not there.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

_SAYING = frozenset(
    {"say", "says", "said", "add", "adds", "added", "insist", "insists", "insisted", "note",
     "notes", "noted", "stress", "stresses", "stressed", "explain", "explains", "explained",
     "recall", "recalls", "recalled", "argue", "argues", "argued", "claim", "claims", "claimed",
     "maintain", "maintains", "maintained", "declare", "declares", "declared", "announced",
     "warn", "warns", "warned", "reiterated", "repeated", "replied", "writes", "wrote",
     "acknowledged", "admit", "admits", "admitted", "conceded", "observed", "remarked",
     "reported", "complain", "complains", "complained", "revealed", "stated", "continued",
     "emphasised", "emphasized", "believes", "recounts", "recounted", "predicts", "predicted"}
)  # fmt: skip
_TELLING = frozenset({"tell", "tells", "told", "assured", "informed", "reminded"})
_HE = frozenset({"he", "she", "they", "it", "i", "we"})
_NOMINAL = frozenset(
    {"the", "a", "an", "one", "two", "three", "some", "several", "many", "his", "her", "its",
     "their", "another", "both", "most", "officials", "diplomats", "sources", "witnesses", "aides",
     "residents", "mediators", "observers", "analysts", "rebels", "commanders"}
)  # fmt: skip
"""What a speaker without a capital begins with."""
_WHEN_AND_WHERE = frozenset(
    {"in", "on", "at", "after", "before", "during", "by", "from", "to", "through", "via", "over",
     "late", "later", "early", "earlier", "yesterday", "today", "recently", "last", "this",
     "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "again",
     "afterwards", "when", "with", "as", "here", "there", "then", "repeatedly"}
)  # fmt: skip
"""How the words behind a reporting verb begin that are no content."""
_HELPERS = frozenset(
    {"has", "have", "had", "is", "are", "was", "were", "be", "been", "will", "would", "can",
     "could", "may", "might", "must", "should", "shall", "did", "does", "do", "cannot", "won't"}
)  # fmt: skip
_VERBAL = _HELPERS | {"not", "never", "n't", "also", "still", "now", "already"}
"""Words with which an interrupted predicate goes on."""
_CLAUSES = frozenset({"that", "whether", "who", "which", "whose", "whom", "if", "because", "while"})
_MARKS = frozenset({'"', "“", "”", "''", "``", "«", "»", "(", ")", ":", ";", ".", "?", "!"})
MAX_SPEAKER = 7
"""Tokens that name the speaker; a joined name is one."""
MAX_REST = 9
"""Tokens between the speaker or verb and the closing comma."""
MAX_WORDS = MAX_SPEAKER + MAX_REST + 1

Span = tuple[int, int]


def asides(forms: Sequence[str], starts: Sequence[bool | None]) -> list[Span]:
    """The clauses put in, as (position of the first comma, position of the second), in order.

    `starts` says of each form whether a sentence starts there for sure; no clause reaches over
    such a place. Two of them share no comma.
    """
    low = [form.lower() for form in forms]
    found: list[Span] = []
    for opening, form in enumerate(forms):
        taken = bool(found) and opening <= found[-1][1]
        if form != "," or taken or opening == 0 or starts[opening]:
            continue
        closing = _closing(forms, low, starts, opening)
        if closing is not None and _is_reporting(forms, low, opening + 1, closing):
            found.append((opening, closing))
    return found


def kept_comma(forms: Sequence[str], closing: int) -> bool:
    """Whether the sentence without the clause still has a comma in its place: none between a
    subject and its verb."""
    behind = forms[closing + 1].lower()
    return not (behind in _VERBAL or behind.endswith("ed"))


def _closing(
    forms: Sequence[str], low: Sequence[str], starts: Sequence[bool | None], opening: int
) -> int | None:
    """The next comma, with words of the same sentence behind it."""
    for k in range(opening + 1, min(opening + MAX_WORDS + 2, len(forms) - 1)):
        if starts[k] or low[k] in _MARKS or low[k] in _CLAUSES:
            return None
        if forms[k] == ",":
            behind = low[k + 1]
            told_of_him = behind.endswith("ing") or behind in _CLAUSES  # "…, he said, adding …"
            return None if starts[k + 1] or behind in _MARKS or told_of_him else k
    return None


def _is_reporting(forms: Sequence[str], low: Sequence[str], first: int, closing: int) -> bool:
    verb = next((k for k in range(first, closing) if low[k] in _SAYING | _TELLING), None)
    if verb is None or verb - first > MAX_SPEAKER:
        return False
    if verb == first:
        return _turned(forms, low, verb, closing)
    if not _names_one(forms, low, first, verb):
        return False
    rest = range(verb + 1, closing)
    if any(low[k] in _HELPERS for k in rest):
        return False
    if low[verb] in _TELLING:
        return len(rest) > 0 and not _goes_on_with_that(low, closing)
    return not rest or low[rest[0]] in _WHEN_AND_WHERE


def _names_one(forms: Sequence[str], low: Sequence[str], first: int, verb: int) -> bool:
    """Whether what stands before the verb can only be its subject."""
    if verb - first == 1 and low[first] in _HE:
        return True
    if low[first] in _HE | _WHEN_AND_WHERE:
        return False
    inner = low[first + 1 : verb]
    if any(word in _HELPERS or word in ("and", "but", "or", "he", "she", "they") for word in inner):
        return False
    return low[first] in _NOMINAL or forms[first][:1].isupper()


def _turned(forms: Sequence[str], low: Sequence[str], verb: int, closing: int) -> bool:
    """ "His men, say aid workers in the camp, have burned it": what an interrupted predicate
    follows; else the words behind the verb may be its content ("…, said the king, and left")."""
    speaker = range(verb + 1, closing)
    if not speaker or low[verb] in _TELLING or any(low[k] in _HELPERS for k in speaker):
        return False
    return low[closing + 1] in _HELPERS


def _goes_on_with_that(low: Sequence[str], closing: int) -> bool:
    """ "told Norway, Qatar and the others that …" is a list of those told."""
    return "that" in low[closing + 1 : closing + 1 + MAX_REST]


def without(length: int, found: Sequence[Span], kept: Sequence[bool]) -> Iterator[int]:
    """The positions of a document of `length` forms outside the clauses; the closing comma stays
    where `kept` says so."""
    at = 0
    for (opening, closing), comma in zip(found, kept, strict=True):
        yield from range(at, opening)
        at = closing if comma else closing + 1
    yield from range(at, length)
