"""Who stands beside words in the text: names in a row before or behind them.

Trees are weak where a page puts names, offices and brackets in a row ("the mediators, the
bishops' council, Judge Amina Bello and the Norwegian envoy Lars Dahl, …"); the mentions found
before are sure. So these functions read the text between mentions, within one sentence.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from dragoman.model import ActorMention, ActorRef, Clause, Stance, Voice, each_once
from dragoman.reading.facts.view import PageView

_LINK = re.compile(
    r"^[\s,;]*(?:(?:and|or|as well as|along with|together with|both|then|plus|&)\s+)?"
    r"(?:by\s+|of\s+|from\s+)?(?:the\s+)?(?:[\w’'.-]+\s+){0,3}[“\"'‘(]?$"
)
"""What may stand between two names in a row: comma or "and", article, a title."""
_FINITE = re.compile(
    r"\b(?:is|are|was|were|be|has|have|had|will|would|shall|should|may|might|can|could|must|said|"
    r"says|told|that|which|who|whose|whom|in|on|at|to|for|with|against|after|before|but|while|"
    r"when|where|because|since|if|not|into|under|over|between|during|until|through)\b",
    re.IGNORECASE,
)
"""Words that end a row of names."""
_ADJECTIVE = re.compile(r"^[\s-]+(?!and\b|or\b|as\b|both\b)[a-z]")
_NAME_BEHIND = re.compile(r"^\s+[A-Z][a-zà-ÿ]")
""" "the American Ann Hill"."""
_OF_A_PLACE = re.compile(r"^\s+(?:of|from)\s+(?:the\s+)?$")
_GAP_BEFORE = re.compile(r"^\s*(?:\([^()]{1,60}\)|[\"”’'»])?\s*$")
_SAYS = re.compile(
    r"\s+(?:has\s+|have\s+|had\s+)?(?:said|says|told|tells|added|adds|announced|reported|reports|stated|"
    r"confirmed|wrote|noted|explained|stressed)\b"
)
""" "backed by Chad and Niger, the army said": who says so is none of the row."""
MAX_ROW = 12
MAX_TITLE = 60


def row_behind(view: PageView, start: int, end: int) -> tuple[tuple[ActorRef, ...], int]:
    """The names in a row that starts at `start`, and where the row ends (`start` if none)."""
    text, cursor = view.page.text, start
    found: dict[str, ActorRef] = {}
    for mention in _between(view, start, end):
        gap = text[cursor : mention.start]
        if mention.start < cursor:
            continue
        if _is_adjective(text, mention) or _is_title(text, mention):
            continue
        if mention.form == "pronoun" or (found and _other_clause(gap)):
            break
        if found and "and" not in gap and _SAYS.match(text, mention.end):
            break
        first = not found
        if len(gap) > MAX_TITLE or _FINITE.search(gap) or not _LINK.match(gap):
            if found and _OF_A_PLACE.match(gap):
                cursor = _past_bracket(text, mention.end)
                continue
            break
        if not first and not re.search(r"[,;&]|\b(?:and|or|with|plus)\b", gap):
            if not _OF_A_PLACE.match(gap):
                break
            cursor = _past_bracket(text, mention.end)
            continue
        for ref in mention.actors:
            found.setdefault(ref.key, ref)
        cursor = _past_bracket(text, mention.end)
        if len(found) >= MAX_ROW:
            break
    return tuple(found.values()), cursor


def row_before(view: PageView, start: int, end: int) -> tuple[ActorRef, ...]:
    """The names in a row that ends at `end`, first to last; a home behind a name ("Amina Bello
    of Nigeria") is passed over."""
    text = view.page.text
    row: list[ActorMention] = []
    limit = end
    for mention in reversed(_between(view, start, end)):
        gap = text[mention.end : limit]
        if not row:
            if gap.strip() == ")" and text[: mention.start].endswith("("):
                limit = mention.start - 1  # "the Union of Shores (UOS)": read before the bracket
                continue
            if not _GAP_BEFORE.match(gap):
                return ()
        elif _OF_A_PLACE.match(gap):
            row[-1] = mention
            limit = mention.start
            continue
        elif not re.match(
            r"^(?:\s*\([^()]*\))?\s*(?:,|and|,\s*and|&)\s+(?:(?:of|by|from|with)\s+)?(?:the\s+)?$",
            gap,
        ):
            break
        row.append(mention)
        limit = mention.start
    return each_once(ref for mention in reversed(row) for ref in mention.actors)


_AMONG = re.compile(r",?\s*[(—–]?\s*(?:among\s+(?:them|which|whom)|including|namely)\s+(?:the\s+)?")


def members_told(view: PageView, refs: tuple[ActorRef, ...]) -> tuple[ActorRef, ...]:
    """ "Eight countries, among them Chad and Niger, serve as guarantors": the named for the set."""
    if len(refs) != 1 or refs[0].actor is not None:
        return refs
    among = _AMONG.match(view.page.text, refs[0].end)
    if among is None:
        return refs
    return row_behind(view, among.end(), sentence_around(view, refs[0].start)[1])[0] or refs


def _other_clause(gap: str) -> bool:
    """Lower-case words between two names are a title only behind "the" or "and" ("…, and former
    judge Lars Dahl"); else the row is over ("A and B, began B's work")."""
    words = re.findall(r"[\w’'-]+", gap)
    plain = [w for w in words if w.islower() and w not in ("and", "or", "both", "plus", "then")]
    return bool(plain) and words[0] not in ("and", "or", "the")


def _between(view: PageView, start: int, end: int) -> Sequence[ActorMention]:
    """The mentions inside a stretch, outermost where they nest."""
    found: list[ActorMention] = []
    inside = [m for m in view.mentions.actors if start <= m.start and m.end <= end and m.actors]
    for mention in sorted(inside, key=lambda m: (m.start, -m.end)):
        if not found or mention.start >= found[-1].end:
            found.append(mention)
    return found


def _is_adjective(text: str, mention: ActorMention) -> bool:
    """ "the Norwegian envoy Lars Dahl", "Kenya's president": the name only describes another."""
    behind = text[mention.end : mention.end + 12]
    if re.match(r"^['’]s?\s", behind):
        return True
    ref = mention.actors[0]
    demonym = ref.kind is not None and ref.kind.value == "state" and mention.text != ref.name
    described = _ADJECTIVE.match(behind) or _NAME_BEHIND.match(behind)
    return bool(demonym and described and mention.text[-1:] in "nhiscek")


def _is_title(text: str, mention: ActorMention) -> bool:
    """ "Presidents Robert Keita of …": the office is no actor beside the name behind it."""
    named = mention.actors[0].actor is not None
    return not named and bool(re.match(r"^\s+[A-ZÀ-Þ“\"]", text[mention.end : mention.end + 3]))


def _past_bracket(text: str, at: int) -> int:
    bracket = re.match(r"\s*\([^()]{1,60}\)", text[at : at + 70])
    return at + bracket.end() if bracket else at


def inside(view: PageView, start: int, end: int) -> tuple[ActorRef, ...]:
    """Who is named in a stretch, each once; a pronoun is nobody."""
    named = (mention for mention in _between(view, start, end) if mention.form != "pronoun")
    return each_once(ref for mention in named for ref in mention.actors)


def group_at(view: PageView, position: int) -> tuple[ActorRef, ...]:
    """Whom "the three guarantor powers" stands for, where the page has said so."""
    for mention in view.mentions.actors:
        if mention.start <= position < mention.end and mention.form == "collective":
            return mention.actors if len(mention.actors) > 1 else ()
    return ()


def is_abbreviation(view: PageView, ref: ActorRef) -> bool:
    """ "a mission of observers (UMO)": the bracket abbreviates the mission."""
    text = view.page.text
    return text[ref.start : ref.end].isupper() and text[ref.end : ref.end + 1] == ")"


_AUXILIARIES = re.compile(
    r"(?:,?\s+(?:who|which|that|he|she|they|it)\b)?(?:,?\s+(?:has|have|had|was|were|is|are|be|been|will|would|"
    r"shall|could|can|may|might|should|must|to|also|then|later|now|not|never|both|all|each|only|first|"
    r"again|since|once|still|formally|officially|initially|originally|recently|earlier|already|just|"
    r"reportedly|there|itself|himself|herself|themselves|did|does|do|therefore|thus|being|having|"
    r"due|expected|set|agreed|offered|declined|refused|asked|in\s+(?:\w+\s+)?\d{4}))*\s*$"
)
_BEFORE_ASIDE = re.compile(r",\s[^.;]{3,140},$|\s[—–-]\s[^.;]{3,140}\s[—–-]$|\s\([^()]{3,140}\)$")


def subject_before(view: PageView, low: int, at: int) -> tuple[ActorRef, ...]:
    """Whose predicate starts at `at`: the row of names before its auxiliaries, before a relative
    pronoun, or over an aside ("Oman, which had been [asked to mediate]", "Niger, the host of
    the talks, [took part as an observer]"); else the subject of the clause there."""
    text = view.page.text
    bare = _AUXILIARIES.search(text[low:at])
    end = low + bare.start() if bare else at
    refs = row_before(view, low, end)
    if not refs and (aside := _BEFORE_ASIDE.search(text[low:end])):
        refs = row_before(view, low, low + aside.start())
    if refs:
        return refs
    clause = clause_around(view, at)
    if clause is None or clause.cue_start < low:
        return ()
    found = [p for p in clause.participants if p.role in ("subject", "object")]
    return tuple(ref for p in found if p.start < at for ref in p.actors if ref.start < at)


_NOT = re.compile(
    r"\b(?:not|never|neither|nor|no\s+longer|refused|refuses|declined|n['’]t)\b(?:\s+\w+){0,4}\s*$"
)


def negated_before(view: PageView, low: int, at: int) -> bool:
    """Whether the words right before a position negate it: "has not yet [put pen to paper]"."""
    return _NOT.search(view.page.text[low:at]) is not None


def clause_around(view: PageView, position: int) -> Clause | None:
    """The narrowest verbal clause that covers a position."""
    around = [c for c in view.clauses if c.pos == "VERB" and c.start <= position < c.end]
    return min(around, key=lambda c: c.end - c.start, default=None)


def sentence_around(view: PageView, position: int) -> tuple[int, int]:
    """The sentence that holds a position; its line where no clause was read there."""
    for clause in view.clauses:
        low, high = clause.sentence
        if low <= position < high:
            return low, high
    text = view.page.text
    line = text.find("\n", position)
    return text.rfind("\n", 0, position) + 1, line if line >= 0 else len(text)


def asserted(voices: Sequence[Voice]) -> tuple[Voice, ...]:
    """The voices of what is told in passing: who denies the main point still says so of its
    circumstances ("denied that Norway, the mediator, had left")."""
    return tuple(
        Voice(v.actor, v.name, v.text, v.start, v.end, Stance.ASSERTS)
        if v.stance is Stance.DENIES
        else v
        for v in voices
    )


def subject_of(clause: Clause) -> tuple[ActorRef, ...]:
    """Who a predicate noun or adjective is told of: "Oman is ready", "who were the hosts"."""
    return tuple(ref for p in clause.participants if p.role == "subject" for ref in p.actors)
