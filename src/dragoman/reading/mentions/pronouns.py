"""Whom a pronoun points back to."""

from __future__ import annotations

from dataclasses import replace

from dragoman.language.trees import Tree
from dragoman.model import ActorKind, ActorRef, Token
from dragoman.reading.mentions.memory import SUBJECT_ROLES, Entry, Memory, one_or_none
from dragoman.reading.mentions.people import People
from dragoman.reading.mentions.scene import Draft, Line, Scene

_REFLEXIVE = ("himself", "herself", "itself", "themselves")
_POSSESSIVE = frozenset({"his", "her", "its", "their"})
_AUDIENCE = frozenset({"reporter", "journalist", "people", "correspondent"})
_ACTING_BODIES = frozenset({ActorKind.ARMED_GROUP, ActorKind.COALITION})
_NOT_IT = frozenset({ActorKind.PERSON, ActorKind.OFFICE, None})


def resolve_pronoun(scene: Scene, people: People, memory: Memory, draft: Draft) -> None:
    """Fills the actors of a pronoun's draft; an open "it" is no mention, others say why."""
    line = scene.lines[draft.line]
    if draft.gender == "1":
        _leave(scene, draft, "first person: who speaks is not known yet")
        return
    if draft.gender == "n":
        found = _neuter(memory, draft, line)
        if found is not None:
            _point(scene, draft, found, f"{found.refs[0].name} as subject")
        return
    if draft.gender == "p":
        entries = _plural(memory, draft, line)
    else:
        entries = _persons(people, memory, draft, line)
        entries = _of_that_gender(people, entries, draft) or entries
        if line.in_quotes(draft.start) and _told_by_pronoun(line, draft):
            entries = [entry for entry in entries if entry.rank != 0]
    best, why = one_or_none(entries, draft)
    if best is not None and draft.gender == "p" and best.line < draft.line:
        things = _things_before(line, draft)
        if things:
            best, why = None, f"it may mean {things}"
    if best is None:
        _leave(scene, draft, why)
    else:
        _point(scene, draft, best, why)


def _persons(people: People, memory: Memory, draft: Draft, line: Line) -> list[Entry]:
    def fits(entry: Entry) -> bool:
        ref = entry.refs[0]
        if len(entry.refs) != 1 or ref.kind not in (ActorKind.PERSON, ActorKind.OFFICE):
            return False
        person = people.get(ref.actor)
        if person is not None and person.gender and person.gender != draft.gender:
            return False
        return _may_corefer(line, entry, draft)

    return list(memory.back(draft, fits))


def _of_that_gender(people: People, entries: list[Entry], draft: Draft) -> list[Entry]:
    """For "she", those whose name or title says so, if any; "he" is also said of persons whose
    names tell nothing."""
    if draft.gender != "f":
        return []
    return [e for e in entries
            if (p := people.get(e.refs[0].actor)) is not None and p.gender == "f"]  # fmt: skip


def _told_by_pronoun(line: Line, draft: Draft) -> bool:
    """Whether the quote a pronoun stands in is told by "he said": then it is somebody else."""
    return any(
        word.low in ("he", "she")
        and not line.in_quotes(word.start)
        and word.token.dep in SUBJECT_ROLES
        for word in line.words
    )


def _plural(memory: Memory, draft: Draft, line: Line) -> list[Entry]:
    """Lists and collectives, else described groups and bodies of people."""

    def several(entry: Entry) -> bool:
        listed = len(entry.refs) > 1 or entry.refs[0].kind is ActorKind.GROUP
        return listed and _may_corefer(line, entry, draft)

    found = list(memory.back(draft, several, reach=2))
    for listed in reversed(memory.lists):
        close = draft.line - listed.line <= (1 if found else 2)
        first = listed.draft
        if listed.end <= draft.start and close and first is not None:
            if listed.rank == 0 and not first.plural:
                entry = Entry(listed.refs, listed.line, first.start, 0, main=True, draft=first)
                found.insert(0, entry)
            break
    bodies = list(memory.back(draft, _is_body, reach=1))
    near = [
        e for e in reversed(memory.described)
        if draft.line - e.line <= 1 and e.start < draft.start and e.rank == 0
        and e.draft.noun not in _AUDIENCE and _may_corefer(line, e, draft)
    ]  # fmt: skip
    if found:
        last = max(other.line for other in found)
        acted = [
            e for e in bodies if e.main and e.line < draft.line and _may_corefer(line, e, draft)
        ]
        nearer = [e for e in (*near[:1], *acted) if e.line > last]
        return sorted([*found, *nearer], key=lambda e: (draft.line - e.line, e.rank, -e.start))
    return near[:1] or bodies


def _is_body(entry: Entry) -> bool:
    """A body of people, who act as "they": "Hamas released ten women. They said …"."""
    return len(entry.refs) == 1 and entry.refs[0].kind in _ACTING_BODIES


def _neuter(memory: Memory, draft: Draft, line: Line) -> Entry | None:
    """ "Turkey said it would": the subject before it, if that is a state or body. Anything else
    "it" may mean is no actor."""
    token = line.words[draft.first].token
    subject = _subject_before(line, token)
    if subject is not None and len(line.tree.conjuncts(subject)) > 1:
        return None
    if subject is not None:
        found = [
            e for e in memory.recent(draft, 1)
            if e.line == draft.line and e.draft.head is not None and e.draft.head.i == subject.i
        ]  # fmt: skip
        if found and found[-1].refs[0].kind not in _NOT_IT and len(found[-1].refs) == 1:
            return found[-1]
        return None
    speaks = _speaks(line.tree, token)
    if not speaks and (token.dep not in SUBJECT_ROLES or _expletive(line.tree, token)):
        return None
    before = [e for e in memory.recent(draft, 1) if e.line == draft.line - 1]
    main = [e for e in before if e.main or (speaks and e.draft.gender == "n")]
    if main and len(main[-1].refs) == 1 and main[-1].refs[0].kind not in _NOT_IT:
        return main[-1]
    return None


def _subject_before(line: Line, token: Token) -> Token | None:
    """The nearest subject to the left in the clauses around a pronoun."""
    tree = line.tree
    own = tree.in_clause_of(token)
    possessive = token.dep == "nmod:poss"
    for clause in (own, *tree.ancestors(own)):
        for child in tree.children(clause, *SUBJECT_ROLES):
            if child.i < token.i and (clause.i != own.i or possessive or child.i != token.i):
                return child
    return None


def _expletive(tree: Tree, token: Token) -> bool:
    """ "it is clear that", "it seems": no one."""
    head = tree.head(token)
    if head is None or head.lemma in ("seem", "appear", "happen", "turn", "be", "remain"):
        return True
    return head.pos in ("ADJ", "NOUN") or any(tree.children(head, "csubj", "expl"))


def _speaks(tree: Tree, token: Token) -> bool:
    """ "It said that neither side had left": nothing but somebody says, whatever the tree makes of
    the word."""
    head = tree.head(token)
    if head is None or token.dep not in ("expl", *SUBJECT_ROLES) or head.i < token.i:
        return False
    active = head.pos == "VERB" and tree.child(head, "aux:pass") is None
    return active and head.lemma.lower() in _SPEAKING


_SPEAKING = frozenset({"say", "add", "accuse", "announce", "claim", "insist", "declare", "warn",
                       "deny", "reiterate", "urge", "demand", "allege", "pledge",
                       "vow"})  # fmt: skip


def _may_corefer(line: Line, entry: Entry, draft: Draft) -> bool:
    """Not the other argument of the pronoun's own verb ("Aalto met him"), nor the speaker whose
    quoted words it stands in."""
    if entry.line != draft.line:
        return True
    token, other = line.words[draft.first].token, entry.draft.head
    if other is None:
        return True
    if line.in_quotes(draft.start) and not line.in_quotes(entry.start) and entry.rank == 0:
        return False
    same_verb = token.head == other.head and other.dep in SUBJECT_ROLES
    plain = draft.noun not in _REFLEXIVE and token.dep not in ("nmod:poss", "conj")
    if entry.start <= draft.start < entry.draft.end:
        return False
    return not (same_verb and plain and draft.noun not in _POSSESSIVE)


def _things_before(line: Line, draft: Draft) -> str:
    """A plural noun before a pronoun in its own sentence, which "they" may mean instead."""
    for word in reversed(line.words[: draft.first]):
        if word.token.tag == "NNS" and word.token.dep in SUBJECT_ROLES | {"obl", "nmod", "root"}:
            return word.text
    return ""


def _point(scene: Scene, draft: Draft, entry: Entry, why: str) -> None:
    text = scene.text[draft.start : draft.end]
    draft.refs = tuple(
        replace(ref, text=text, start=draft.start, end=draft.end, why=f"{draft.why}; {why}")
        for ref in entry.refs
    )


def _leave(scene: Scene, draft: Draft, why: str) -> None:
    text = scene.text[draft.start : draft.end]
    draft.refs = (
        ActorRef(None, text, text, draft.start, draft.end, why=f"{draft.why}; unresolved: {why}"),
    )
