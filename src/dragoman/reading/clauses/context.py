"""The path of what governs a predicate, innermost first, read off the tree and the attributions.

The climb stops where truth stops being passed on: at a relative clause, at "after", "while" or
"because", at an ordinary verb that merely has the event as its object. Voices do not depend on
the climb: an attribution whose content covers the predicate always lends its voice.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from dragoman.language.trees import SUBJECTS, Tree
from dragoman.lexicon import load_table
from dragoman.model import Attribution, Context, ContextStep, Token
from dragoman.reading.cast import Cast
from dragoman.reading.clauses.attributed import outer_voices, settle_would, would_have
from dragoman.reading.clauses.cues import (
    BLOCKING_MARKS,
    is_beside,
    is_definite,
    is_granted,
    is_own_content,
    refuses,
    through_cue,
)
from dragoman.reading.clauses.governors import IN_TURN, claim_nouns, governor_of, speech_words
from dragoman.reading.clauses.lists import first_listed
from dragoman.reading.clauses.markers import (
    VOICED,
    Climb,
    command,
    local_steps,
    question,
    step,
)
from dragoman.reading.clauses.senses import (
    asking,
    governor_step,
    governs_beside,
    governs_subject,
    hearsay,
    under_report,
)
from dragoman.reading.clauses.timing import (
    TIME_MARKS,
    is_scheduled,
    settle_arranged,
    time_to_come,
)

_CLAUSE_HEADS = frozenset({"VERB", "ADJ", "AUX", "NOUN"})
_CLAUSAL = frozenset({"xcomp", "ccomp", "csubj", "csubj:pass", "acl", "parataxis"})
_NOMINAL = frozenset(
    {"obj", "nsubj", "nsubj:outer", "nsubj:pass", "obl", "nmod", "appos", "obl:unmarked", "root"}
)
_GOING = frozenset({"travel", "fly", "go", "come", "arrive", "return", "head", "leave", "gather"})
_FELT = frozenset(
    {"glad", "happy", "pleased", "delighted", "proud", "honoured", "honored", "sorry", "sad",
     "surprised", "shocked", "lucky", "fortunate", "wise", "right", "wrong", "quick", "slow",
     "disappointed", "gratified", "embarrassed", "relieved", "astonished", "excited", "amused",
     "displeased", "mortified", "thrilled", "flattered", "frustrated", "upset", "amazed",
     "stunned", "horrified", "appalled", "annoyed", "irritated", "startled", "saddened",
     "ashamed", "dismayed", "alarmed", "disturbed", "touched", "humbled", "grateful", "content",
     "satisfied", "angry", "furious", "bitter", "aware", "outraged", "regret", "resent",
     "forget", "realise", "realize", "notice", "mind", "lament", "deplore", "bemoan"}
)  # fmt: skip
"""Who feels something about a deed takes it for done: "was not surprised that they left"."""
_OPEN = frozenset({"could", "would", "may", "might", "can"})
_TALES = frozenset({"report", "claim", "allegation", "account", "tale", "story"})
_INTO = frozenset({"", "in", "into", "on", "to", "with", "for", "at", "through"})
_KEEPING = frozenset({"keep", "carry", "fulfil", "fulfill", "honour", "honor"})
_SEEN = frozenset({"clear", "certain", "sure", "known", "obvious", "evident", "apparent"})
""" "What they will do is not clear" denies nothing; "that they left is not true" does."""
_REFRAINING = frozenset({"refrain", "abstain", "desist"})
"""Who refrains does nothing: the word itself is a negation."""


@cache
def light_verbs(carries: str) -> frozenset[str]:
    """Verbs that only carry an event noun as their object or their subject."""
    return frozenset(
        row["verb"].split()[0] for row in load_table("light_verbs") if row["carries"] == carries
    )


def carrier_of(tree: Tree, noun: Token) -> Token | None:
    """The light verb that carries an event noun ("held talks", "talks took place")."""
    head = tree.head(noun)
    if head is None or not (head.tag.startswith("VB") or head.pos == "ADJ"):
        return None
    if noun.dep == "obl" and tree.preposition(noun) not in _INTO:
        return None  # "under the accord, prisoners will be exchanged"
    if noun.dep in ("obj", "obl", "nsubj:pass") and head.lemma in light_verbs("object"):
        kept = head.lemma in _KEEPING and noun.lemma in speech_words("NOUN")
        noted = head.lemma == "report" and is_definite(tree, noun)
        return None if kept or noted else head  # a promise that was not kept was made
    if noun.dep not in ("nsubj", "nsubj:outer", "nsubj:pass"):
        return None
    chain = [head, *tree.children(head, "xcomp")]  # "the talks are set to begin"
    return next((verb for verb in chain if verb.lemma in light_verbs("subject")), None)


def context_path(
    tree: Tree, token: Token, attributions: Sequence[Attribution], cast: Cast
) -> tuple[ContextStep, ...]:
    """The path that governs `token`, outermost first.

    `attributions` are those of the page; each that covers the predicate gives its step, at its
    place in the path where the climb meets its cue, outside of it otherwise.
    """
    climb = Climb([], [], set())
    covering = [a for a in attributions if a.covers(token.start, token.end)]
    if token.lemma in _REFRAINING:
        climb.steps.append(step(Context.NEGATION, token, token.lemma))
    local_steps(tree, token, climb)
    climb.steps.extend(command(tree, token, covering))
    for clause in tree.children(token, "advcl"):
        marks = {child.lemma.lower() for child in tree.children(clause, "mark", "advmod")}
        if marks & TIME_MARKS and is_scheduled(tree, clause, token):
            climb.steps.append(step(Context.PLAN, clause, "scheduled"))
    current = token
    for _ in range(len(tree.tokens)):
        following = _step_up(tree, current, token, climb, attributions, covering, cast)
        if following is None:
            break
        current = following
    if current.is_root and not climb.passed:
        climb.steps.extend(question(tree, current))
    outer_voices(climb, covering, reached=current.is_root)
    steps = settle_arranged(tree, token, climb.steps)
    return tuple(reversed(settle_would(steps, unreal=would_have(tree, token))))


def _step_up(
    tree: Tree,
    current: Token,
    predicate: Token,
    climb: Climb,
    attributions: Sequence[Attribution],
    covering: Sequence[Attribution],
    cast: Cast,
) -> Token | None:
    """One step of the climb: the token to go on from, None where it stops."""
    head = tree.head(current)
    if head is None or is_own_content(head, predicate, attributions):
        return None
    partner = tree.finite_partner(current, head)
    if partner is not None:
        return partner
    carrier = carrier_of(tree, current) if current.i == predicate.i else None
    if carrier is not None and carrier.i != head.i:
        local_steps(tree, carrier, climb, below=current)
        return carrier
    listed = first_listed(tree, current, head)
    if listed is not None:
        return listed
    if current.dep == "conj" and not _second_infinitive(tree, current, head):
        return _from_conjunct(tree, current, head, climb)
    climb.steps.extend(_subjunctive(tree, current))
    attribution = next((a for a in covering if a.cue_start == head.start), None)
    if attribution is not None:
        if is_granted(tree, current, attribution):
            return None
        climb.passed.append(attribution)
        if is_beside(tree, current, head, attribution):
            return None
        if not refuses(tree, current, head, attribution):
            through_cue(tree, current, head, attribution, climb)
            return head
    if current.tag == "VB" and head.lemma.lower() in IN_TURN:
        local_steps(tree, head, climb, below=current)  # "Adjei was the first to sign"
        return head
    wishing = _wishing(tree, current, head)
    if wishing is not None:
        climb.steps.append(step(Context.CALL, wishing, wishing.lemma))
        local_steps(tree, wishing, climb)
        return wishing
    if not _passes_truth(tree, current):
        climb.steps.extend(time_to_come(tree, current, head))
        return None
    head = asking(tree, current, head)
    governing = governor_of(tree, head, *_complements(tree, current))
    if governing is not None and not (
        governs_subject(tree, current, head, governing)
        and governs_beside(tree, current, head, governing)
    ):
        governing = None
    if governing is not None and not climb.spoken & {governing.first, governing.last}:
        climb.spoken.update(range(governing.first, governing.last + 1))
        itself = current.i == predicate.i
        climb.steps.append(governor_step(tree, current, head, governing, cast, itself=itself))
        before = len(climb.steps)
        local_steps(tree, head, climb, below=current, but=(governing.first, governing.last))
        if climb.steps[before - 1].kind in VOICED:
            climb.steps[before:] = under_report(climb.steps[before:], head)
        return head
    of_it = current.dep == "nmod" and tree.preposition(current) == "of"
    if (of_it and head.lemma.lower() in _TALES) or (
        current.dep in ("acl", "acl:relcl", "ccomp") and _says_what(tree, current)
    ):
        climb.steps.append(hearsay(tree, head, cast))
        return head
    climb.steps.extend(_left_open(tree, current, head))
    if current.dep == "advcl":
        return None
    felt = {head.lemma.lower(), head.text.lower()} & _FELT
    if felt and (current.tag == "VB" or current.dep == "ccomp"):
        return None
    carried = current.pos in ("NOUN", "PROPN") and carrier_of(tree, current) is not None
    if (
        carried
        or _is_indefinite(tree, current)
        or (current.dep in ("xcomp", "ccomp") and head.pos in _CLAUSE_HEADS)
        or (current.dep == "csubj" and head.pos == "ADJ")
    ):
        before = len(climb.steps)
        local_steps(tree, head, climb, below=current)
        if current.dep == "ccomp" or (current.dep == "csubj" and head.lemma in _SEEN):
            climb.steps[before:] = under_report(climb.steps[before:], head)
        return head
    if current.dep == "obl" and head.lemma in _GOING and tree.preposition(current) == "for":
        climb.steps.append(step(Context.PURPOSE, current, "for"))  # "flew to Doha for talks"
    if current.dep == "acl" and current.tag == "VB":
        climb.steps.append(step(Context.PURPOSE, current, "to"))
    return None


def _is_indefinite(tree: Tree, current: Token) -> bool:
    """ "ready to mediate a deal", "an attack could cut exports": a thing not yet there shares the
    fate of the verb it is the object or, under "could" or "would", the subject of; "the deal"
    stands by itself."""
    if current.pos != "NOUN" or current.dep not in ("obj", "nsubj", "nsubj:pass"):
        return False
    if current.dep == "nsubj":
        head = tree.tokens[current.head]
        if not any(child.lemma.lower() in _OPEN for child in tree.children(head, "aux")):
            return False
    marked = tree.children(current, "det", "nmod:poss")
    return all(t.lemma.lower() in ("a", "an", "any", "some") for t in marked)


def _wishing(tree: Tree, current: Token, head: Token) -> Token | None:
    """The verb in "want the guard deployed", where the tree hangs the participle on the noun."""
    above = tree.head(head)
    if current.dep != "acl" or current.tag not in ("VBN", "VBD") or above is None:
        return None
    return above if head.dep == "obj" and above.lemma in ("want", "need", "like") else None


def _second_infinitive(tree: Tree, current: Token, head: Token) -> bool:
    """ "undertook to withdraw …, and to grant an amnesty": the second infinitive hangs on the
    governing verb, though the tree calls the two coordinated."""
    own = tree.child(current, "aux", "aux:pass", *SUBJECTS)
    return current.tag == "VB" and head.tag in ("VBD", "VBZ", "VBP", "VBN") and own is None


def _from_conjunct(tree: Tree, current: Token, head: Token, climb: Climb) -> Token | None:
    """ "may meet and sign": what stands on the first verb holds for a second without subject or
    auxiliary of its own; not across "but"."""
    own = tree.children(current, "aux", "aux:pass", *SUBJECTS)
    contrast = any(child.lemma.lower() == "but" for child in tree.children(current, "cc"))
    same_form = current.tag == head.tag or current.tag == "VB"
    if not own and not contrast and same_form:
        before = len(climb.steps)
        local_steps(tree, head, climb)
        denied = any(s.kind is Context.NEGATION for s in climb.steps[:before])
        joining = {child.lemma.lower() for child in tree.children(current, "cc")}
        anew = any(child.lemma == "to" for child in tree.children(current, "mark"))
        affirmed = anew and "and" in joining  # "not to attack the port and to free the captives"
        if (denied and current.pos == "NOUN") or "nor" in joining or affirmed:
            told = [s for s in climb.steps[before:] if s.kind is not Context.NEGATION]
            climb.steps[before:] = told  # "neither welcomed nor condemned": denied once each
    return head


def _passes_truth(tree: Tree, current: Token) -> bool:
    """Whether what governs the governor of `current` bears on `current` too."""
    if current.dep == "acl" and current.tag in ("VBN", "VBD"):
        return _says_what(tree, current)
    if current.dep == "parataxis" and current.lemma.lower() in speech_words("VERB"):
        return False  # "Let them come, the imam told the crowd."
    if current.dep in _CLAUSAL or current.dep == "conj":
        marks = {child.lemma.lower() for child in tree.children(current, "mark", "advmod")}
        return not marks & BLOCKING_MARKS
    if current.dep == "acl:relcl":  # "speculation that the two had met"
        return _says_what(tree, current) and current.head != current.i
    if current.dep == "advcl":
        marks = {child.lemma.lower() for child in tree.children(current, "mark", "case")}
        if marks & BLOCKING_MARKS:
            return False
        return current.tag in ("VBG", "VB") and tree.child(current, "mark", "case") is not None
    return (
        current.dep in (*_NOMINAL, "compound") and tree.preposition(current) not in BLOCKING_MARKS
    )


def _subjunctive(tree: Tree, current: Token) -> list[ContextStep]:
    """ "insists that the guard be dissolved", "made it a condition that they leave": a bare verb
    with a subject, behind "that", is asked for."""
    forms = [*tree.children(current, "aux", "aux:pass", "cop"), current]
    that = any(child.lemma.lower() == "that" for child in tree.children(current, "mark"))
    bare = all(t.tag in ("VB", "VBN", "VBG") for t in forms) and any(t.tag == "VB" for t in forms)
    if that and bare and tree.child(current, *SUBJECTS) is not None:
        return [step(Context.CALL, current, "that")]
    return []


def _left_open(tree: Tree, current: Token, head: Token) -> list[ContextStep]:
    """ "harder to sell", "free to leave" tell of no sale, "no reason to leave" of no leaving;
    "glad to meet you" does."""
    infinitive = current.tag == "VB" and any(
        child.lemma == "to" for child in tree.children(current, "mark")
    )
    if infinitive and any(c.lemma.lower() == "too" for c in tree.children(head, "advmod")):
        return [step(Context.NEGATION, head, "too")]
    if head.pos == "ADJ" and infinitive and head.lemma.lower() not in _FELT:
        return [step(Context.POSSIBILITY, head, head.lemma)]
    denied = any(child.lemma.lower() == "no" for child in tree.children(head, "det"))
    if denied and current.dep == "acl" and (infinitive or current.tag == "VBG"):
        return [step(Context.NEGATION, head, "no")]
    return []


def _says_what(tree: Tree, current: Token) -> bool:
    """A "that" clause with all its own, behind a noun that says or supposes something."""
    that = any(child.lemma.lower() == "that" for child in tree.children(current, "mark"))
    head = tree.tokens[current.head]
    said = head.lemma.lower() in claim_nouns() or governor_of(tree, head, "that") is not None
    return that and said and tree.child(current, *SUBJECTS) is not None


def _complements(tree: Tree, token: Token) -> tuple[str, ...]:
    """Which complement `token` is of its governor, best first."""
    if token.dep == "compound":
        return ("noun", "of", "for", "to")  # "a coup attempt", "evacuation plans"
    if token.pos in ("NOUN", "PROPN", "PRON"):
        preposition = tree.preposition(token)
        own = ("noun", preposition) if preposition else ("noun",)
        return (*own, "ing") if token.text.endswith("ing") and preposition else own
    if token.tag == "VBG":
        return ("ing", "of", "for", "noun")
    if token.tag in ("VB", "VBP") and any(
        child.lemma == "to" for child in tree.children(token, "mark")
    ):
        return ("to",)
    return ("that", "bare", "to")
