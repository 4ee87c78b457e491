"""What stands on a predicate itself: modals, negation, hearsay, conditions, commands, "to"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.language.trees import SUBJECTS, Tree
from dragoman.model import Attribution, Context, ContextStep, Stance, Token, Voice
from dragoman.reading.clauses.governors import (
    IN_TURN,
    Governor,
    governor_of,
    local_markers,
    speech_words,
)

VOICED = frozenset({Context.REPORT, Context.DENIAL, Context.DOUBT})
_IF = frozenset({"if", "unless", "provided", "should"})
_IF_VERBS = frozenset({"provided", "providing", "assuming", "supposing"})
_ON_CONDITION = frozenset({"condition", "proviso", "understanding"})
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_INVERTED = frozenset({"Had", "Were", "Should"})
_UNREAL = frozenset({"would", "could", "might", "will", "shall"})
_NO = frozenset({"no", "neither", "nor", "none", "nobody", "no-one", "nothing"})
_NOT_ONLY = frozenset({"only", "just", "merely", "simply", "least"})
_STATES = frozenset({"have", "know", "see", "feel", "serve"})
_PROVERBIAL = frozenset({"secret", "sense", "mistake", "bones", "joy", "pleasure"})
"""What is told with "no" as its object is told: "sees no end to it", "made no secret of it"."""
_NO_FEWER = frozenset(
    {"fewer", "few", "less", "little", "much", "more", "later", "doubt", "longer", "small"}
)
""" "no fewer than ten brigades withdrew" denies nothing."""
_NOT_ONE = frozenset({"a", "one", "any", "single", "even"})
_NOBODY = frozenset({"nobody", "none", "nothing"})
_ARGUMENTS = frozenset({"nsubj", "nsubj:pass", "obj", "obl", "nmod", "appos"})
_OCCASIONS = frozenset({"mark", "celebrate", "commemorate", "protest", "mourn", "honour", "honor"})
_COULD = frozenset({"could", "can"})
_LATER = frozenset({"discuss", "announce", "propose", "negotiate", "ask", "tell", "decide"})
_NEVER = frozenset({"time", "point", "stage", "circumstance", "circumstances", "way", "account"})
_SURELY = Governor(("must", "have"), "bare", Context.POSSIBILITY, "")
_UNDONE = Governor(("before", "could"), "bare", Context.NEGATION, "")
_UNTIL = frozenset({"until", "till"})


@dataclass(slots=True)
class Climb:
    """A climb under way: the steps so far (innermost first), the attributions passed, and the
    tokens of the phrases that have spoken."""

    steps: list[ContextStep]
    passed: list[Attribution]
    spoken: set[int]


def local_steps(
    tree: Tree,
    token: Token,
    climb: Climb,
    *,
    below: Token | None = None,
    but: tuple[int, int] = (-1, -1),
) -> None:
    """Adds what stands on the predicate itself to the steps of a climb.

    What has spoken already does not speak twice: words of a governor's phrase (tokens `but`; in
    "has no plans to withdraw" the "no" belongs to the phrase), and the noun the climb comes from
    (`below`; "no meeting took place" is negated once).
    """
    markers: list[tuple[Token, Governor]] = []
    for child, governing in local_markers(tree, token):
        words = set(range(governing.first, governing.last + 1))
        if governing.governor.context is Context.NEGATION and _not_only(tree, child):
            continue
        if not but[0] <= child.i <= but[1] and not words & climb.spoken:
            climb.spoken |= words
            markers.append((child, governing.governor))
    markers = [(c, _SURELY if _is_guess(tree, token, c) else g) for c, g in markers]
    markers = [(c, g) for c, g in markers if not _sets_apart(tree, token, c)]
    markers = _without_could(tree, token, _without_until(tree, token, markers))
    done = _not_until(tree, token)
    for child, governor in sorted(markers, key=lambda m: _scope(m[1].context)):
        if not (done and governor.context is Context.NEGATION):
            climb.steps.append(_marker_step(child, governor))
    if _nobody(tree, token, below):
        climb.steps.append(step(Context.NEGATION, token, "no subject or object"))
    _infinitive(tree, token, climb)
    climb.steps.extend(_conditions(tree, token))


def _is_guess(tree: Tree, token: Token, child: Token) -> bool:
    """ "must have escaped" asks for nothing."""
    have = any(c.lemma == "have" for c in tree.children(token, "aux"))
    return child.lemma.lower() == "must" and have


def _sets_apart(tree: Tree, token: Token, child: Token) -> bool:
    """ "has otherwise held": only "Otherwise they will fight" sets a condition."""
    subject = tree.child(token, *SUBJECTS)
    return child.lemma.lower() == "otherwise" and (subject is None or subject.i < child.i)


def _without_until(
    tree: Tree, token: Token, markers: list[tuple[Token, Governor]]
) -> list[tuple[Token, Governor]]:
    """ "ate nothing until they let her go": they did."""
    head = tree.head(token)
    if token.tag != "VBD" or head is None or head.tag != "VBD":
        return markers
    return [(c, g) for c, g in markers if c.lemma.lower() not in _UNTIL]


def _without_could(
    tree: Tree, token: Token, markers: list[tuple[Token, Governor]]
) -> list[tuple[Token, Governor]]:
    """ "could not persuade them" is a failure, "before it could land" as well."""
    kinds = {governor.context for _, governor in markers}
    could = [child for child, _ in markers if child.lemma.lower() in _COULD]
    if not could or Context.CONDITION in kinds:
        return markers
    before = any(child.lemma.lower() == "before" for child in tree.children(token, "mark"))
    if not before and (Context.NEGATION not in kinds or could[0].text.lower() != "could"):
        return markers
    left = [(c, g) for c, g in markers if c is not could[0]]
    return [*left, (could[0], _UNDONE)] if before else left


def _infinitive(tree: Tree, token: Token, climb: Climb) -> None:
    to = any(child.lemma == "to" for child in tree.children(token, "mark"))
    have = any(child.lemma == "have" for child in tree.children(token, "aux"))
    if to and have and any(c.lemma.lower() == "yet" for c in tree.children(token, "advmod")):
        climb.steps.append(step(Context.NEGATION, token, "has yet to"))
    elif to and _is_to(tree, token):
        yet = any(child.lemma.lower() == "yet" for child in tree.children(token, "advmod"))
        kind = Context.NEGATION if yet else Context.CANCELLATION if have else Context.PLAN
        climb.steps.append(step(kind, token, "is yet to" if yet else "is to"))
    elif to and (
        _in_order(tree, token) or (token.dep == "advcl" and not _is_governed(tree, token))
    ):
        if _is_done_by_it(tree, token):
            return
        climb.steps.append(step(Context.PURPOSE, token, "to"))
    elif to and _is_to_be(tree, token):
        climb.steps.append(step(Context.PLAN, token, "to be"))


def _is_to_be(tree: Tree, token: Token) -> bool:
    """ "the round to be held in May", not "the first round to be held"."""
    noun = tree.head(token)
    if token.dep != "acl" or tree.child(token, "aux:pass") is None or noun is None:
        return False
    return all(child.lemma.lower() not in IN_TURN for child in tree.children(noun, "amod"))


def _is_done_by_it(tree: Tree, token: Token) -> bool:
    """ "telephoned to congratulate him", "marched to demand bread": the deed is the word."""
    head = tree.head(token)
    lemma = token.lemma.lower()
    spoken = lemma in speech_words("VERB") or lemma in _OCCASIONS
    if head is None or tree.child(token, "aux:pass") is not None or lemma in _LATER:
        return False
    return head.tag in ("VBD", "VBN") and spoken


def _in_order(tree: Tree, token: Token) -> bool:
    """ "in order to end the war", wherever the tree hangs it."""
    marks = {child.lemma.lower() for child in tree.children(token, "mark")}
    return bool(marks & {"in", "so"}) and token.tag == "VB"


def _is_governed(tree: Tree, token: Token) -> bool:
    """An infinitive that a governing verb asks for, taken for an adverbial by the tree:
    "persuaded the rebels to disarm"."""
    head = tree.head(token)
    if head is None:
        return False
    asks = head.tag.startswith("VB") and governor_of(tree, head, "to") is not None
    return asks or head.lemma.lower() in IN_TURN


def _is_to(tree: Tree, token: Token) -> bool:
    """ "are to meet", "were to be released", and the headline's "Ministers to meet"."""
    forms = tree.children(token, "aux", "aux:pass", "cop")
    if any(child.lemma == "be" and child.tag in _FINITE for child in forms):
        return True
    bare = token.tag == "VB" or any(child.tag == "VB" for child in forms)
    return bare and token.is_root and tree.child(token, *SUBJECTS) is not None


def _conditions(tree: Tree, token: Token) -> list[ContextStep]:
    """ "if …", "provided that …", "on condition that …" below a predicate; "Had they …" around.
    What was done was done, whatever a clause behind it sets ("threatened them with jail if …").
    """
    found: list[ContextStep] = []
    for clause in () if token.tag == "VBD" else tree.children(token, "advcl"):
        mark = tree.child(clause, "mark")
        if mark is not None and mark.lemma.lower() in _IF and not _concedes(tree, clause, mark):
            found.append(step(Context.CONDITION, mark, mark.text))
        elif clause.text.lower() in _IF_VERBS:
            found.append(step(Context.CONDITION, clause, clause.text))
    for noun in tree.children(token, "obl"):
        unnamed = any(below.lemma.lower() == "anonymity" for below in tree.children(noun))
        on = noun.lemma.lower() in _ON_CONDITION and tree.preposition(noun) == "on"
        if on and not unnamed:
            found.append(step(Context.CONDITION, noun, f"on {noun.text}"))
    opener = _inverted(tree)
    if opener is not None and _belongs(tree, token, opener):
        found.append(step(Context.CONDITION, opener, opener.text))
    return found


def _concedes(tree: Tree, clause: Token, mark: Token) -> bool:
    """ "even if the army denies it", "if compared with May" set no condition."""
    before = tree.tokens[mark.i - 1].lemma.lower() if mark.i else ""
    bare = clause.tag == "VBN" and tree.child(clause, "aux", "aux:pass", *SUBJECTS) is None
    return bare or (before == "even" and mark.lemma.lower() == "if")


def _inverted(tree: Tree) -> Token | None:
    """The first word of "Had they signed, …", "Should the voters accept it, …"."""
    words = [t for t in tree.tokens if t.pos != "PUNCT"]
    if not words or words[0].text not in _INVERTED or tree.ends_with("?"):
        return None
    unreal = any(t.lemma.lower() in _UNREAL for t in words[1:])
    return words[0] if unreal or words[0].text == "Should" else None


def _belongs(tree: Tree, token: Token, opener: Token) -> bool:
    """Whether a predicate is the condition or what hangs on it, and not a reporting verb put
    behind: "Had they signed, we would have helped, the envoy said"."""
    condition = tree.tokens[opener.head]
    main = tree.tokens[condition.head]
    if token.head == condition.i and token.tag == "VB" and token.dep == "acl":
        return True  # "Were the talks to fail, …"
    put_in = token.dep == "parataxis" and token.lemma.lower() in speech_words("VERB")
    return token.i in (condition.i, main.i) or (token.dep in ("ccomp", "parataxis") and not put_in)


def _marker_step(child: Token, governor: Governor) -> ContextStep:
    """A marker's step; hearsay ("reportedly") is a voice without a name."""
    if governor.context not in VOICED:
        phase = governor.context is Context.PHASE
        return step(governor.context, child, governor.note if phase else child.text)
    stance = Stance.DOUBTS if governor.context is Context.DOUBT else Stance.REPORTS
    voice = Voice(None, child.text.lower(), child.text, child.start, child.end, stance)
    return ContextStep(Context.REPORT, child.text, child.start, child.end, voice)


def _nobody(tree: Tree, token: Token, below: Token | None) -> bool:
    """ "Neither side signed", "none of the factions came", "reached no agreement", "not one unit
    left", "at no point did they meet"."""
    if not token.tag.startswith("VB"):
        return False
    for child in tree.children(token, "nsubj", "nsubj:pass", "obj", "obl:agent"):
        if child.dep == "obl:agent" and child.lemma.lower() in _NOBODY:
            return True
        if child.dep == "obl:agent" or (child.dep == "obj" and _is_proverbial(token, child)):
            continue
        if (below is None or child.i != below.i) and _opens_with_no(tree, child):
            return True
    noun = tree.head(token)
    participle = token.dep == "acl" and token.tag in ("VBN", "VBD")
    if participle and noun is not None and noun.dep not in _ARGUMENTS:
        return _opens_with_no(tree, noun)  # "Not one unit left", read as noun and participle
    return any(
        child.lemma.lower() in _NEVER
        and any(det.lemma.lower() == "no" for det in tree.children(child, "det"))
        for child in tree.children(token, "obl")
    )


def _is_proverbial(verb: Token, noun: Token) -> bool:
    told = verb.lemma in _STATES and noun.pos == "NOUN"
    return told or noun.lemma.lower() in _PROVERBIAL


def _not_only(tree: Tree, word: Token) -> bool:
    """ "not only met but signed": both."""
    behind = tree.tokens[word.i + 1 : word.i + 2]
    return any(t.lemma.lower() in _NOT_ONLY for t in behind)


def _opens_with_no(tree: Tree, noun: Token) -> bool:
    words = [word for t in tree.subtree(noun)[:3] for word in t.lemma.lower().split()]
    following = words[1] if len(words) > 1 else ""
    if words[0] in _NO:
        return following not in _NO_FEWER
    return words[0] == "not" and following in _NOT_ONE


def _not_until(tree: Tree, token: Token) -> bool:
    """ "did not sign until May": signed, in May."""
    did = any(c.lemma == "do" and c.tag == "VBD" for c in tree.children(token, "aux"))
    if not did:
        return False
    return any(
        tree.preposition(child) in _UNTIL
        or any(mark.lemma.lower() in _UNTIL for mark in tree.children(child, "mark", "advmod"))
        for child in tree.children(token, "obl", "advcl", "nmod", "obl:unmarked")
    )


def command(tree: Tree, token: Token, covering: Sequence[Attribution]) -> list[ContextStep]:
    """ "Lay down your arms," the bishop told the militia: a verb without a subject that opens
    quoted words, or the sentence, asks for something."""
    if token.tag not in ("VB", "VBP") or tree.child(token, *SUBJECTS, "mark", "cop") is not None:
        return []
    helpers = tree.children(token, "aux", "aux:pass")
    if any(child.lemma != "do" for child in helpers):
        return []
    colon = token.i > 0 and tree.tokens[token.i - 1].text == ":" and token.tag == "VB"
    first = token.is_root and token.tag == "VB" and _opens(tree, token, tree.sentence.start)
    opens = (
        colon
        or first
        or any(
            a.form == "direct" and any(_opens(tree, token, low) for low, _ in a.content)
            for a in covering
        )
    )
    return [step(Context.CALL, token, "command")] if opens else []


def _opens(tree: Tree, token: Token, low: int) -> bool:
    before = [t for t in tree.tokens if low <= t.start < token.start and t.pos != "PUNCT"]
    return low <= token.start and all(
        t.pos in ("ADV", "INTJ", "PART") or t.lemma in ("do", "please") for t in before
    )


def question(tree: Tree, token: Token) -> list[ContextStep]:
    """ "Will the two leaders meet?", "How could we agree?": who asks tells nothing."""
    if not tree.ends_with("?"):
        return []
    return [step(Context.QUESTION, token, "?")]


def step(kind: Context, token: Token, cue: str) -> ContextStep:
    """A step without a voice, at a token."""
    return ContextStep(kind, cue, token.start, token.end)


def _scope(context: Context) -> int:
    """Negation is read under modals: "will not meet" is a plan not to meet."""
    return 0 if context is Context.NEGATION else 1
