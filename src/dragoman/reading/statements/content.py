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
    QUOTE_MARKS,
    Group,
    is_mark,
    is_time,
)
from dragoman.reading.statements.quotes import Quote

_OPENERS = frozenset({"that", "whether", "if", "why", "how", "what", "where", "when", "who"})
_AFTERTHOUGHTS = frozenset({"adding", "noting", "stressing", "citing", "referring", "warning"})
ADDRESSING = frozenset(
    {"tell", "inform", "assure", "remind", "warn", "urge", "ask", "advise", "notify", "reassure",
     "promise", "brief", "order", "call"}
)  # fmt: skip
"""Cues whose object is the person spoken to."""
_HE = frozenset({"he", "she", "they"})
_PLAINLY_SAYING = frozenset(
    {"say", "add", "tell", "stress", "insist", "announce", "declare", "note"}
)
_NAMING = frozenset({"NOUN", "PROPN"})
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
                if c.i > group.last and not _participle(tree, c) and not _says_it_all(tree, c)
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
    start = skip_punctuation(tree, start)
    last = end_of_content(tree, cue, start)
    if last - start < 1:
        return None
    return Found(((start, last),), "that", rule)


def _says_it_all(tree: Tree, token: Token) -> bool:
    """ "Chad has asked Niger to send troops, the envoy said": the verb that carries the sentence
    is none of its content."""
    first = tree.subtree(token)[0].i
    subject = tree.child(token, *SUBJECTS)
    comma = first > 0 and tree.tokens[first - 1].text in COMMAS
    opens = first < len(tree.tokens) and tree.tokens[first].text in COMMAS
    return (
        token.dep == "parataxis"
        and is_cue(token)
        and (comma or opens)
        and subject is not None
        and tree.child(token, "obj", "ccomp", "xcomp") is None
    )


def _relative(tree: Tree, cue: Cue, that: Token) -> bool:
    """ "the deal that he signed"; behind the one spoken to "that" opens what he is told, if a
    subject of its own follows ("informed his guest that Norway would pay"); a time or a name has no
    clause ("insisted until this evening that the siege went on", "announced in Oslo that …"), nor
    has an occasion ("said in an interview that …")."""
    clause = tree.tokens[that.head]
    noun = tree.tokens[clause.head]
    occasion = noun.dep.startswith("obl") and noun.head == cue.token.i
    bare = that.dep == "mark" and (is_time(noun) or noun.pos == "PROPN" or occasion)
    if clause.dep == "acl" and that.dep == "obj":
        return True
    if clause.dep != "acl:relcl" or bare:
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
        if token.tag in FINITE or is_mark(token) or token.text == ":":
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


def skip_punctuation(tree: Tree, start: int) -> int:
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
        elif _afterthought(tree, other) or _aside(tree, other):
            cuts.append(other.i - 1)
        elif other.text == ";" and not _inside_marks(tree, start, other.i):
            cuts.append(other.i)
    last = min(cut for cut in cuts if cut > start) - 1
    while last > start and tree.tokens[last].text in {".", ",", ";", "!", "?", "…", "..."}:
        last -= 1
    return last


def _aside(tree: Tree, token: Token) -> bool:
    """ "said it was right because “nobody knew,” she added": a pronoun and a cue behind a comma."""
    if token.i < 2 or token.tag != "VBD" or not is_cue(token):
        return False
    before, comma = tree.tokens[token.i - 1], tree.tokens[token.i - 2]
    return before.text.lower() in _HE and comma.text in COMMAS | QUOTE_MARKS


def _afterthought(tree: Tree, token: Token) -> bool:
    """ ", adding that …", ", promising to …": the speaker's next act."""
    if tree.tokens[token.i - 1].text != ",":
        return False
    return token.text.lower() in _AFTERTHOUGHTS or (token.tag == "VBG" and is_cue(token))


def _inside_marks(tree: Tree, start: int, position: int) -> bool:
    """Whether a quotation that opened in the content is still open."""
    before = [t.text for t in tree.tokens[start:position] if is_mark(t)]
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


def in_another_tense(cue: Cue, tokens: Sequence[Token]) -> bool:
    """ "It will not come, she repeated, before there is a truce": what is told in the present
    behind a cue in the past is part of what was said, not of when it was."""
    finite = next((t for t in tokens if t.tag in FINITE), None)
    return cue.token.tag == "VBD" and finite is not None and finite.tag in ("VBZ", "VBP")


def quotes_in(quotes: Sequence[Quote], start: int, end: int) -> list[Quote]:
    """The quotations that overlap a stretch."""
    return [quote for quote in quotes if quote.start < end and start < quote.end]
