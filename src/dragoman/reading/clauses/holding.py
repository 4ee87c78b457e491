"""Whose a word of time or place is: the predicate whose clause it stands in, and the clauses that
share one setting."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from dragoman.language.trees import SUBJECTS, Tree
from dragoman.model import Context, Token
from dragoman.reading.clauses.governors import governor_of

Shares = Callable[[Token, Token], bool]
"""Whether a clause (its predicate, and the word above it) has the setting of the one above."""
_GOES_ON = frozenset({Context.PHASE, Context.ACHIEVEMENT})
_HELD = frozenset(
    {"hold", "host", "convene", "stage", "conduct", "launch", "open", "schedule", "plan", "set",
     "slate", "arrange", "due"}
)  # fmt: skip
"""Verbs whose setting is that of the noun before ("the round hosted by Italy in May")."""
_INSERTED = frozenset({"advcl", "acl", "acl:relcl", "csubj"})
_BREAKS = frozenset({":", ";"})


def tokens_in(tree: Tree, start: int, end: int) -> list[Token]:
    """The tokens of a stretch of text."""
    return [t for t in tree.tokens if t.start < end and start < t.end]


def clauses_sharing(tree: Tree, token: Token, shares: Shares) -> Iterator[tuple[Token, int | None]]:
    """The clauses whose setting is that of a predicate, nearest first: the participle that tells
    how it was held, its own, the verb that carries a noun, the first of two coordinated verbs;
    with a limit where only what stands before the predicate counts."""
    own = tree.in_clause_of(token)
    noun = not token.tag.startswith("VB")
    if noun:
        for child in held_by(tree, token):
            yield child, None
    yield own, None
    if noun:
        for child in tree.children(own, "xcomp"):
            yield child, None
            for inner in tree.children(child, "xcomp"):
                yield inner, None
    for _ in range(len(tree.tokens)):
        head = tree.head(own)
        if head is None:
            return
        above = tree.in_clause_of(head)
        if own.dep == "conj" and (above.tag == own.tag or is_past(tree, above, own)):
            yield above, own.i
        elif shares(own, head):
            yield above, None
        else:
            return
        own = above


def held_by(tree: Tree, noun: Token) -> Iterator[Token]:
    """ "the round, facilitated by Norway and hosted by Italy in May", "the round table that the
    envoy convened in May"."""
    for child in tree.children(noun, "acl"):
        for verb in tree.conjuncts(child):
            if verb.tag == "VBN" and verb.lemma.lower() in _HELD:
                yield verb
    for child in tree.children(noun, "acl:relcl"):
        passive = bool(tree.children(child, "aux:pass"))
        relative = tree.child(child, "obj")
        held = passive or (relative is not None and relative.i < child.i)
        if held and child.lemma.lower() in _HELD:
            yield child


_TAKING_PART = frozenset(
    {"attend", "boycott", "skip", "chair", "join", "cancel", "host", "postpone", "delay", "call"}
)
"""Verbs that tell of an occasion in its own setting."""


def of_occasion(tree: Tree, token: Token) -> Iterator[Token]:
    """The verbs that tell when and where an occasion is, if the predicate tells who was there or
    that it is off: "The round table, which the envoy convened on Monday, was attended by Chad"."""
    own = tree.in_clause_of(token)
    if own.lemma.lower() in _TAKING_PART:
        for noun in tree.children(own, "nsubj:pass", "obj"):
            yield from held_by(tree, noun)


def has_when(tree: Tree, own: Token) -> bool:
    """Whether a clause opens with "when"."""
    return any(child.lemma.lower() == "when" for child in tree.children(own, "advmod", "mark"))


def behind_when(tree: Tree, token: Token) -> Iterator[Token]:
    """What was done then and there: "Seven were killed when a rocket hit the hall in Gao today"."""
    own = tree.in_clause_of(token)
    for child in tree.children(own, "advcl"):
        if child.i > own.i and has_when(tree, child) and is_past(tree, own, child):
            yield child


def is_past(tree: Tree, *verbs: Token) -> bool:
    """Whether all are told in simple past, active or passive: "fired … and were wounded"."""
    return all(
        verb.tag == "VBD"
        or (verb.tag == "VBN" and any(c.tag == "VBD" for c in tree.children(verb, "aux:pass")))
        for verb in verbs
    )


def goes_on(tree: Tree, own: Token, head: Token) -> bool:
    """Whether a verb is what began or was managed then ("began to withdraw on Monday")."""
    governing = governor_of(tree, head, "ing" if own.tag == "VBG" else "to")
    return governing is not None and governing.governor.context in _GOES_ON


def is_where_clause(tree: Tree, own: Token) -> bool:
    """ "Lomé, where they signed"."""
    for child in tree.children(own, "advmod", "mark"):
        if child.lemma.lower() == "where":
            behind_comma = child.i > 0 and tree.tokens[child.i - 1].text == ","
            return own.dep == "acl:relcl" or (behind_comma and child.i - 1 > 0)
    return False


def holder(tree: Tree, word: Token) -> Token:
    """The predicate of the clause a day or place word stands in.

    What opens the sentence belongs to its first finite verb, whatever the tree hangs it on ("In
    Accra last night the three movements signed"); clauses put in before it are passed over ("On
    Sunday, hours before the truce was to begin, the army shelled Bria"). What stands behind a
    colon belongs there ("They had tried before: last July he called off a truce").
    """
    signed = _right_behind(tree, word)
    if signed is not None:
        return signed
    found = tree.in_clause_of(word)
    low = _behind_break(tree, word, found)
    finite = [t for t in tree.tokens[low:] if t.tag in ("VBD", "VBZ", "VBP", "MD")]
    first = next((t for t in finite if not _is_inserted(tree, t)), finite[0] if finite else None)
    if first is None:  # "signed" behind a long subject, taken for a participle
        rest = tree.tokens[low:]
        first = next((t for t in rest if t.tag == "VBN" and tree.child(t, "obj")), None)
    if first is None or word.i > first.i:
        return found
    if low == 0 and found.tag.startswith("VB") and not _is_inserted(tree, found):
        return found
    subject = next((t for t in tree.tokens[low:] if t.dep in SUBJECTS), None)
    if subject is not None and word.i > subject.i:
        return found
    return tree.in_clause_of(_verb(tree, first))


def _right_behind(tree: Tree, word: Token) -> Token | None:
    """ "The ministers, Ali Bako and Hama Dia, yesterday signed …": trees may hang the verb on the
    day."""
    for day in (word, *([tree.tokens[word.head]] if word.head == word.i + 1 else [])):
        for child in tree.children(day, "acl", "acl:relcl"):
            if child.i == day.i + 1 and child.tag in ("VBN", "VBD"):
                return child
    return None


def _behind_break(tree: Tree, word: Token, found: Token) -> int:
    """Where the part of the sentence begins that a word stands in, if the tree hangs the word on
    a part before it."""
    breaks = [t.i for t in tree.tokens[found.i : word.i] if t.text in _BREAKS]
    return breaks[-1] + 1 if breaks else 0


def _verb(tree: Tree, finite: Token) -> Token:
    """The verb that a finite form belongs to."""
    return tree.tokens[finite.head] if finite.dep in ("aux", "aux:pass", "cop") else finite


def _is_inserted(tree: Tree, finite: Token) -> bool:
    """Whether a form stands in a clause put in before the main one."""
    verb = tree.in_clause_of(_verb(tree, finite))
    head = tree.head(verb)
    return verb.dep in _INSERTED and head is not None and head.i > verb.i
