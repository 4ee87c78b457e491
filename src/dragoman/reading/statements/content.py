"""Where the words of a statement begin and end, seen from its cue.

Trees are weak at exactly these joints (a reporting clause is attached right two times in three),
so each search takes the tree's answer where it agrees with the order of words, and the order of
words otherwise.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.language.trees import SUBJECTS, Tree
from dragoman.model import Token
from dragoman.reading.statements.cues import Cue, is_cue
from dragoman.reading.statements.groups import (
    COMMAS,
    FINITE,
    MAX_INVERTED,
    QUOTE_MARKS,
    Group,
    is_time,
    joins,
)
from dragoman.reading.statements.quotes import Quote

_OPENERS = frozenset({"that", "whether", "if", "why", "how", "what", "where", "when", "who"})
_AFTERTHOUGHTS = frozenset({"adding", "noting", "stressing", "citing", "referring", "warning"})
ADDRESSING = frozenset(
    {"tell", "inform", "assure", "remind", "warn", "urge", "ask", "advise", "notify", "reassure",
     "promise", "brief", "order", "call"}
)  # fmt: skip
"""Cues whose object is the person spoken to."""
_PLAINLY_SAYING = frozenset(
    {"say", "add", "tell", "stress", "insist", "announce", "declare", "note"}
)
_RELATIVE = frozenset({"WDT", "WP", "WP$", "WRB", "VBG", "VBN"})
_JOINING = frozenset({"and", "but", "while", "as", "after", "before", "when", "although", "though",
                      "because", "since", "whose"})  # fmt: skip
_NAMING = frozenset({"NOUN", "PROPN"})
MIN_LEFT_WORDS = 2
"""Fewer words before ", he said" are an adverb or a connective, not what he said."""
MAX_ASIDE = 9
"""Words a reporting clause may carry after its verb ("on Monday in a telephone interview")."""


@dataclass(frozen=True, slots=True)
class Found:
    """Content as token ranges [first, last], and which complement of the cue it fills.

    `earlier` is a quotation that ended before the cue's sentence began ("“Who?” he asked.").
    """

    parts: tuple[tuple[int, int], ...]
    complement: str
    rule: str
    earlier: Quote | None = None
    put_in: bool = False
    """The cue stands between commas with words on both sides ("He will, he adds, come")."""


def clause_after(tree: Tree, cue: Cue, group: Group) -> Found | None:
    """ "X said (on Monday) that CONTENT", "X said CONTENT", "X asked whether CONTENT"."""
    token = cue.token
    start = _opener(tree, cue, group.last) if not group.inverted else None
    rule = "that"
    if start is None:
        complement = next(
            (
                c
                for c in tree.children(token, "ccomp", "parataxis")
                if c.i > group.last and not _participle(tree, c)
            ),
            None,
        )
        if complement is not None:
            start = max(tree.subtree(complement)[0].i, group.last + 1)
            rule = "clause"
        elif not group.inverted and _finite_follows(tree, group.last + 1):
            start, rule = _skip_adjuncts(tree, token, group.last + 1), "order"
    if start is None or start >= len(tree.tokens):
        return None
    if any(t.text == ";" for t in tree.tokens[group.last + 1 : start + 1]):
        return None
    start = _skip_punctuation(tree, start)
    last = end_of_content(tree, cue, start)
    if last - start < 1:
        return None
    return Found(((start, last),), "that", rule)


def _relative(tree: Tree, cue: Cue, that: Token) -> bool:
    """ "the deal that he signed"; behind the one spoken to "that" opens what he is told, if a
    subject of its own follows ("informed his guest that Norway would pay"); a time has no clause
    ("insisted until this evening that the siege went on")."""
    clause = tree.tokens[that.head]
    if clause.dep != "acl:relcl" or (that.dep == "mark" and is_time(tree.tokens[clause.head])):
        return False
    following = tree.tokens[that.i + 1 : that.i + 2]
    return cue.token.lemma not in ADDRESSING or not following or following[0].tag in FINITE


def _of_a_name(tree: Tree, who: Token) -> bool:
    """ "questioned the wisdom of inviting the general, who has never kept a truce"."""
    before = tree.tokens[who.i - 2 : who.i]
    return who.tag == "WP" and [t.text for t in before][1:] == [","] and before[0].pos in _NAMING


def _participle(tree: Tree, token: Token) -> bool:
    """ "said in a leaflet handed out in Gaza": a bare participle is no clause of content."""
    return token.tag in ("VBN", "VBG") and not tree.child(token, "aux", "aux:pass", *SUBJECTS)


def _opener(tree: Tree, cue: Cue, after: int) -> int | None:
    """ "that" and its like, a few words after the cue, no verb between."""
    for i in range(after + 1, min(after + MAX_ASIDE, len(tree.tokens))):
        token = tree.tokens[i]
        relative = token.lemma.lower() == "that" and _relative(tree, cue, token)
        if token.lemma.lower() == "that" and (relative or not _finite_behind(tree, i)):
            return None
        if token.tag == "VBG" and is_cue(token) and tree.tokens[i - 1].text == ",":
            return None
        if token.lemma.lower() in _OPENERS and token.dep in ("mark", "advmod", "obj", "nsubj"):
            return None if _of_a_name(tree, token) else i
        if token.tag in FINITE or token.text in QUOTE_MARKS or token.text == ":":
            return None
    return None


def _finite_behind(tree: Tree, i: int) -> bool:
    """A clause follows: "ruled that out" has none."""
    following = tree.tokens[i + 1 : i + 2]
    if not following or following[0].dep == "compound:prt" or following[0].text in ("out", "up"):
        return False
    return any(t.tag in FINITE or t.tag == "VB" for t in tree.tokens[i + 1 :])


def _finite_follows(tree: Tree, start: int) -> bool:
    """Whether a nominal and then a finite verb follow: "said the truce was holding"."""
    tokens = tree.tokens[start:]
    if not tokens or tokens[0].pos in ("PUNCT", "CCONJ", "SCONJ"):
        return bool(tokens) and tokens[0].text in QUOTE_MARKS | {":"}
    for k, token in enumerate(tokens[:14]):
        if token.tag in FINITE:
            return k > 0
        if token.text in COMMAS:
            return False
    return False


def _skip_adjuncts(tree: Tree, cue: Token, start: int) -> int:
    """Past "on Monday", "in Geneva" that belong to the cue."""
    while start < len(tree.tokens):
        adjunct = next(
            (
                child
                for child in tree.children(cue, "obl", "obl:unmarked", "obl:tmod", "advmod")
                if tree.subtree(child)[0].i == start
            ),
            None,
        )
        if adjunct is None:
            return start
        start = tree.subtree(adjunct)[-1].i + 1
    return start


def _skip_punctuation(tree: Tree, start: int) -> int:
    while start < len(tree.tokens) - 1 and tree.tokens[start].text in {",", ":", "—", "–"}:
        start += 1
    return start


def end_of_content(tree: Tree, cue: Cue, start: int) -> int:
    """The last token of content that starts at `start`: to the end of the sentence, cut before
    a further reporting verb of the same speaker ("said A and added B") or an afterthought."""
    cuts = [len(tree.tokens)]
    for other in tree.tokens[start + 1 :]:
        if _goes_back_to_speaker(tree, cue, other):
            cuts.append(_left_edge(tree, other))
        elif _afterthought(tree, other):
            cuts.append(other.i - 1)
        elif other.text == ";" and not _inside_marks(tree, start, other.i):
            cuts.append(other.i)
    last = min(cut for cut in cuts if cut > start) - 1
    while last > start and tree.tokens[last].text in {".", ",", ";", "!", "?", "…", "..."}:
        last -= 1
    return last


def _afterthought(tree: Tree, token: Token) -> bool:
    """ ", adding that …", ", promising to …": the speaker's next act."""
    if tree.tokens[token.i - 1].text != ",":
        return False
    return token.text.lower() in _AFTERTHOUGHTS or (token.tag == "VBG" and is_cue(token))


def _inside_marks(tree: Tree, start: int, position: int) -> bool:
    """Whether a quotation that opened in the content is still open."""
    before = [t.text for t in tree.tokens[start:position] if t.text in QUOTE_MARKS]
    return len(before) % 2 == 1


def _goes_back_to_speaker(tree: Tree, cue: Cue, other: Token) -> bool:
    """Whether a verb behind the content is the speaker's again and not the content's.

    Coordinated with the cue and without a subject of its own ("said that … and left"), or a
    reporting verb in the cue's tense coordinated with a verb of another tense ("said that the
    truce has held and vowed …": trees hang "vowed" on "held").
    """
    own = tree.child(other, *SUBJECTS)
    if other.head == cue.token.i and other.dep in ("conj", "parataxis"):
        return (own is None and other.tag != "VB") or (own is not None and is_cue(other))
    if other.dep == "advcl" and other.head == cue.token.i:
        return own is not None and tree.child(other, "mark") is not None
    return resumed(tree, cue.token, other)


def resumed(tree: Tree, cue: Token, other: Token) -> bool:
    """A reporting verb without subject in the past tense of `cue`, hung on content in another
    tense; a plain verb of saying goes back to the speaker in any ("denied that the two had met
    and said …")."""
    head = tree.head(other)
    if head is None or other.dep != "conj" or other.tag != "VBD" or cue.tag != "VBD":
        return False
    if tree.child(other, *SUBJECTS) is not None or not is_cue(other):
        return False
    helped = (c for c in tree.children(head, "aux", "cop") if c.lemma != "have")
    tags = {head.tag, *(child.tag for child in helped)}
    back = "VBD" not in tags or other.lemma in _PLAINLY_SAYING
    return back and cue in (head, *tree.ancestors(head))


def _left_edge(tree: Tree, token: Token) -> int:
    """Where a clause that is joined on begins, its conjunction and comma included."""
    edge = tree.subtree(token)[0].i
    while edge > 0 and tree.tokens[edge - 1].text in (",", "and", "but"):
        edge -= 1
    return edge


def clause_before(tree: Tree, cue: Cue, group: Group) -> Found | None:
    """ "CONTENT, X said (on Monday)." and "CONTENT, X said, CONTENT"."""
    before = group.first - 1
    participle = cue.token.tag == "VBG" and cue.first == cue.token.i
    if participle and not tree.child(cue.token, "aux", *SUBJECTS):
        return None
    if group.subject is None and tree.child(cue.token, "aux") is not None:
        return None
    if before < 1 or not joins(tree.tokens[before]) or tree.tokens[before].text == ";":
        return None
    right = _aside_end(tree, cue, group)
    if right is None and tree.tokens[before].text in QUOTE_MARKS:
        right = group.last
    if right is None:
        return None
    last = before
    while last > 0 and tree.tokens[last].text in COMMAS:
        last -= 1
    first = _left_start(tree, cue, group, last)
    quoted = any(t.text in QUOTE_MARKS for t in tree.tokens[max(0, group.first - 2) : group.first])
    put_in = right < len(tree.tokens) - 2 and tree.tokens[right + 2].tag in FINITE
    if not (put_in or _says_something(tree, first, last)) or (
        _has_own_object(tree, cue) and not quoted
    ):
        return None
    if _word_count(tree.tokens[first : last + 1]) < MIN_LEFT_WORDS:
        return None
    parts = [(first, last)]
    if right < len(tree.tokens) - 1 and _resumes(tree, right):
        parts.append((_skip_punctuation(tree, right + 1), end_of_content(tree, cue, right + 1)))
    put_in = put_in or (right + 1 < len(tree.tokens) and tree.tokens[right + 1].text in COMMAS)
    whole = tuple(part for part in parts if part[1] >= part[0])
    return Found(whole, "that", "before", put_in=put_in)


def earlier_quote(
    text: str, tree: Tree, cue: Cue, group: Group, quotes: Sequence[Quote]
) -> Found | None:
    """The quotation right before a sentence that only says whose it is ("“Who fired?” he asked.").

    Sentences end at question and exclamation marks, and so quotations part from their cue there.
    """
    if cue.first > MAX_INVERTED or cue.sense("quote") is None:
        return None
    start = tree.sentence.start
    before = next((q for q in reversed(quotes) if q.end <= start), None)
    if before is None or "\n" in text[before.end : start] or text[before.end : start].strip():
        return None
    asked = text[before.inner_end - 1 : before.inner_end] in ("?", "!", "…")
    if not asked and not text[start : start + 1].islower():
        return None
    if any(t.text in COMMAS or t.tag in FINITE for t in tree.tokens[: cue.first]):
        return None
    return Found((), "quote", "before", before)


def _says_something(tree: Tree, first: int, last: int) -> bool:
    """A clause or a quotation: "The mission, it, neither confirmed" has neither before its cue."""
    return any(t.tag in FINITE or t.text in QUOTE_MARKS for t in tree.tokens[first : last + 1])


def _has_own_object(tree: Tree, cue: Cue) -> bool:
    """ "…, when Jakarta declared martial law": the cue has what it declares behind it."""
    own = tree.child(cue.token, "obj")
    if tree.tokens[min(cue.last + 1, len(tree.tokens) - 1)].text in COMMAS:
        return False
    return own is not None and own.i > cue.last and cue.token.lemma not in ADDRESSING


def _aside_end(tree: Tree, cue: Cue, group: Group) -> int | None:
    """The last token of a reporting clause put in or behind; None if it governs words after it."""
    last = group.last
    for i in range(group.last + 1, len(tree.tokens)):
        token = tree.tokens[i]
        if token.text in COMMAS or token.text in QUOTE_MARKS or token.text in ".?!:":
            return last
        if i - group.last > MAX_ASIDE * 2:
            return None
        if token.lemma.lower() == "that" and token.dep == "mark":
            return None
        last = i
    return last


def _left_start(tree: Tree, cue: Cue, group: Group, last: int) -> int:
    """Content put first starts with the sentence, or after an earlier reporting clause of the
    same speaker ("said A and, he added, B" has a subject of its own)."""
    head = cue.token
    if head.dep == "conj" and group.subject is None:
        return max(0, min(tree.head(head).i + 1, last)) if tree.head(head) else 0  # type: ignore[union-attr]
    first = _behind_colon(tree, last)
    while (
        first < last
        and tree.tokens[first].pos == "PUNCT"
        and (tree.tokens[first].text not in QUOTE_MARKS)
    ):
        first += 1
    return first


def _behind_colon(tree: Tree, last: int) -> int:
    """ "The president refused: his government, he said, had promised nothing" begins anew there;
    a colon inside a quotation does not part it."""
    for token in reversed(tree.tokens[: last + 2]):
        if token.text in QUOTE_MARKS:
            return 0
        if token.text in (":", ";"):
            return token.i + 1
    return 0


def _resumes(tree: Tree, right: int) -> bool:
    """Whether words of content follow the reporting clause: a quotation, or a verb of their own
    after a comma that no relative pronoun or participle opens ("…, said X, who led the talks")."""
    tokens = tree.tokens[right + 1 :]
    if not tokens or tokens[0].text not in COMMAS:
        return False
    rest = [t for t in tokens[:4] if t.text not in COMMAS]
    if rest and rest[0].text in QUOTE_MARKS:
        return True
    if not rest or rest[0].tag in _RELATIVE or rest[0].text.lower() in _JOINING:
        return False
    return rest[0].tag == "VB" or any(t.tag in FINITE for t in tokens)


def _word_count(tokens: Sequence[Token]) -> int:
    return sum(token.pos != "PUNCT" for token in tokens)


def quotes_in(quotes: Sequence[Quote], start: int, end: int) -> list[Quote]:
    """The quotations that overlap a stretch."""
    return [quote for quote in quotes if quote.start < end and start < quote.end]
