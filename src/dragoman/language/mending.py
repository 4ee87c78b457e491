"""Tags and joins of a parsed sentence that its own tree contradicts, put right where it is walked.

Each rule needs what the tree itself says: a word that governs an object is a verb, a word with an
article is a noun, a singular verb has no plural subject.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from dragoman.model import Token

_OF_NOUNS = frozenset({"nsubj", "nsubj:pass", "obj", "obl", "nmod", "csubj", "csubj:pass"})
_OF_VERBS = frozenset({"obj", "iobj", "xcomp", "ccomp", "aux", "aux:pass", "nsubj", "compound:prt"})
_PLURAL = frozenset({"NNS", "NNPS"})
_SINGULAR = frozenset({"NN", "NNP"})
_SUBJECTS = frozenset({"nsubj", "nsubj:pass"})
_GOVERNED = frozenset({"ccomp", "xcomp", "advcl", "acl:relcl"})
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_TIMING = frozenset({"after", "before", "since", "until", "till"})
_LOOSE = frozenset({"parataxis", "conj", "advcl", "ccomp"})
_PAST = frozenset({"VBD", "VBN"})
_ONE = frozenset({"has", "is", "was"})
"""Helpers that only a singular subject takes."""

Below = Mapping[int, Sequence[Token]]


def mended(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """The tokens of one sentence with what the tree contradicts put right; offsets stay."""
    below: dict[int, list[Token]] = {}
    for token in tokens:
        if token.head != token.i:
            below.setdefault(token.head, []).append(token)
    retagged = tuple(
        _retagged(token, tokens, below)
        if token.pos in _NOMINAL or token.tag in _WITHOUT_TENSE
        else token
        for token in tokens
    )
    return tuple(
        _rejoined(token, retagged, below) if token.dep in _REJOINED else token for token in retagged
    )


_NOMINAL = frozenset({"ADJ", "NOUN", "PROPN"})
_WITHOUT_TENSE = frozenset({"VBG", "VB", "VBP"})
_REJOINED = _SUBJECTS | {"conj", "parataxis", "advcl", "ccomp", "obl", "obj", "case"}
"""Relations that a rule of `_rejoined` asks for; other words are not looked at."""


def _retagged(token: Token, tokens: tuple[Token, ...], below: Below) -> Token:
    token = _as_verb(token, tokens)
    token = _progressive(_joined_verb(token, tokens, below), below)
    return _with_article(_as_noun(token, below), below)


def _as_verb(token: Token, tokens: tuple[Token, ...]) -> Token:
    """A word behind "to" or a modal that the tree takes for its verb is one, however it is tagged:
    "asked Norway to mediate/ADJ"."""
    if token.pos not in ("ADJ", "NOUN", "PROPN") or token.i == 0 or token.text[0].isupper():
        return token
    k = token.i - 1
    while k > 0 and tokens[k].pos in ("ADV", "PART") and tokens[k].text != "to":
        k -= 1
    before = tokens[k]
    infinitive = before.text == "to" and (
        before.dep == "mark" or token.dep in ("xcomp", "ccomp", "advcl")
    )
    modal = before.tag == "MD" and before.dep == "aux"
    if before.head != token.i or not (infinitive or modal):
        return token
    return replace(token, tag="VB", pos="VERB")


def _joined_verb(token: Token, tokens: tuple[Token, ...], below: Below) -> Token:
    """ "must stop the raids and free/ADJ the soldiers": what is joined to a bare verb and has an
    object is one too."""
    if token.pos != "ADJ" or token.dep != "conj" or tokens[token.head].tag != "VB":
        return token
    if not any(other.dep == "obj" and other.i > token.i for other in below.get(token.i, ())):
        return token
    return replace(token, tag="VB", pos="VERB")


def _progressive(token: Token, below: Below) -> Token:
    """ "Iran was shipping/NN rockets": a form in -ing with a helper, a subject and an object."""
    own = below.get(token.i, ())
    if token.tag != "NN" or not token.text.endswith("ing"):
        return token
    if not {"aux", "obj"} <= {t.dep for t in own} or not any(t.dep in _SUBJECTS for t in own):
        return token
    stem = token.text.lower().removesuffix("ing")
    doubled = len(stem) > 3 and stem[-1] == stem[-2] and stem[-1] not in "sl"
    return replace(token, tag="VBG", pos="VERB", lemma=stem[:-1] if doubled else stem)


def _as_noun(token: Token, below: Below) -> Token:
    """A form in -ing that stands where a noun stands, and takes nothing that a verb takes, is one,
    however it is tagged: "[shelling]/VBG by the gunners", "[Fighting]/VBG flared"."""
    if token.tag != "VBG":
        return token
    own = below.get(token.i, ())
    if any(other.dep in _OF_VERBS for other in own):
        return token
    named = any(other.dep in ("case", "det", "nmod:poss") for other in own)
    marks = {other.text.lower() for other in own if other.dep == "mark"}
    alone = token.dep in _OF_NOUNS and not marks
    named = named or (token.dep == "acl" and marks == {"of"})  # "reports of shelling near Wau"
    if not (named or alone):
        return token
    return replace(token, tag="NN", pos="NOUN", lemma=token.text.lower())


def _with_article(token: Token, below: Below) -> Token:
    """ "A four-way call/VERB is planned": a bare form behind an article, where a noun stands."""
    if token.tag not in ("VB", "VBP") or token.dep not in _OF_NOUNS:
        return token
    own = below.get(token.i, ())
    if not any(other.dep == "det" and other.i < token.i for other in own):
        return token
    if any(other.dep in _OF_VERBS for other in own):
        return token
    return replace(token, tag="NN", pos="NOUN", lemma=token.text.lower())


def _rejoined(token: Token, tokens: tuple[Token, ...], below: Below) -> Token:
    """A verb that its tree hangs on the wrong one, hung on the right one."""
    if token.dep in _SUBJECTS:
        return _of_whole_verb(token, tokens, below)
    if token.dep == "obj":
        if _is_given(token, tokens, below):
            return replace(token, dep="iobj")
        return replace(token, dep="nsubj") if _says(token, tokens, below) else token
    opened = _opened_clause(token, tokens, below)
    if opened is not None:
        return opened
    joined = _joined_object(token, below)
    if joined is not None:
        return replace(token, head=joined.i, dep="conj")
    bare = _bare_partner(token, tokens, below)
    if bare is not None:
        return replace(token, head=bare.i, dep="conj")
    person = _person_before(token, tokens)
    if person is not None:
        return replace(token, head=person.i)
    asking = _asking_noun(token, tokens, below)
    if asking is not None:
        return replace(token, head=asking.i, dep="acl")
    above = _blamed_deed(token, tokens, below) or _singular_partner(token, tokens, below)
    return token if above is None else replace(token, head=above.i)


def _of_whole_verb(token: Token, tokens: tuple[Token, ...], below: Below) -> Token:
    """ "said patrols had laid mines": the subject of a helper is that of the verb it helps, unless
    that one has its own."""
    helper = tokens[token.head]
    if helper.dep not in ("aux", "aux:pass", "cop") or helper.i < token.i:
        return token
    verb = tokens[helper.head]
    if any(t.dep in _SUBJECTS for t in below.get(verb.i, ())):
        return token
    passive = any(t.dep == "aux:pass" for t in below.get(verb.i, ()))
    return replace(token, head=verb.i, dep="nsubj:pass" if passive else "nsubj")


def _opened_clause(token: Token, tokens: tuple[Token, ...], below: Below) -> Token | None:
    """ "left, hours after its chairman, Grey, had come": a noun behind "after" that a verb without
    a subject follows is that subject, and the verb is told of the time."""
    if token.dep == "case":
        if token.text.lower() not in _TIMING or tokens[token.head].dep != "obl":
            return None
        verb = _verb_behind(tokens[token.head], tokens, below)
        return None if verb is None else replace(token, head=verb.i, dep="mark", pos="SCONJ")
    if token.dep == "obl":
        verb = _verb_behind(token, tokens, below)
        return None if verb is None else replace(token, head=verb.i, dep="nsubj")
    if token.dep in _LOOSE and token.tag in _PAST:
        for noun in below.get(token.head, ()):
            if noun.dep == "obl" and _verb_behind(noun, tokens, below) is token:
                return replace(token, dep="advcl")
    return None


def _verb_behind(noun: Token, tokens: tuple[Token, ...], below: Below) -> Token | None:
    """The finite verb right behind a noun with "after" or "before", and behind all that hangs on
    it; it shares the noun's head, has no subject and nothing that joins it to another verb."""
    if not any(t.dep == "case" and t.text.lower() in _TIMING for t in below.get(noun.i, ())):
        return None
    at = _last_below(noun, below) + 1
    while at < len(tokens) and (tokens[at].pos == "PUNCT" or tokens[at].tag in ("RB", "RP")):
        at += 1
    if at >= len(tokens):
        return None
    verb = tokens[tokens[at].head] if tokens[at].dep.startswith("aux") else tokens[at]
    if verb.dep not in _LOOSE or verb.head != noun.head or verb.i < noun.i:
        return None
    finite = verb.tag == "VBD" or (verb.tag in _PAST and verb.i != at)
    own = below.get(verb.i, ())
    return verb if finite and not any(t.dep in (*_SUBJECTS, "cc", "mark") for t in own) else None


def _last_below(token: Token, below: Below) -> int:
    """The position of the last word of what hangs on a word."""
    last, waiting = token.i, [token.i]
    while waiting:
        for child in below.get(waiting.pop(), ()):
            if child.dep != "punct":
                last = max(last, child.i)
                waiting.append(child.i)
    return last


def _blamed_deed(token: Token, tokens: tuple[Token, ...], below: Below) -> Token | None:
    """ "accused the army of bombing a camp, killing ten": what follows from the deed told behind
    "of" is done by who did it, not by who tells it."""
    if token.tag != "VBG" or token.dep != "advcl" or token.i == 0:
        return None
    own = below.get(token.i, ())
    if tokens[token.i - 1].text != "," or any(t.dep in ("mark", "case", *_SUBJECTS) for t in own):
        return None
    verb = tokens[token.head]
    objects = [t for t in below.get(verb.i, ()) if t.dep == "obj"]
    for deed in (t for above in (verb, *objects) for t in below.get(above.i, ())):
        of = any(t.text == "of" and t.i == deed.i - 1 for t in below.get(deed.i, ()))
        if of and deed.text.endswith("ing") and objects[:1] and objects[0].i < deed.i < token.i:
            return deed
    return None


def _is_given(token: Token, tokens: tuple[Token, ...], below: Below) -> bool:
    """ "grant the [rebels] an amnesty": of two objects of a verb of giving the first is to whom."""
    verb = tokens[token.head]
    if verb.lemma.lower() not in _GIVING or token.i < verb.i:
        return False
    others = [t for t in below.get(verb.i, ()) if t.dep == "obj" and t.i > token.i]
    apart = others and any(t.text in (",", ";", ":") for t in tokens[token.i : others[0].i])
    return bool(others) and not apart


_GIVING = frozenset({"give", "grant", "offer", "send", "hand", "pay", "promise", "deny", "award",
                     "lend", "assign", "guarantee", "owe", "allow", "accord", "cede", "show",
                     "allot", "leave", "refuse"})  # fmt: skip


def _says(token: Token, tokens: tuple[Token, ...], below: Below) -> bool:
    """ "The pact will be signed in May, said the [mediator]": who says it, and not what is said."""
    verb = tokens[token.head]
    if verb.lemma.lower() not in _SAYING or verb.dep != "parataxis" or verb.i == 0:
        return False
    own = below.get(verb.i, ())
    inserted = tokens[verb.i - 1].text in _CLOSING and not any(t.dep in _SUBJECTS for t in own)
    return inserted and token.i > verb.i and token.lemma.lower() not in _SAID


_SAYING = frozenset({"say", "add", "warn", "explain", "insist", "write", "note", "recall"})
_CLOSING = frozenset({",", '"', "”", "'", "’", "»"})
_SAID = frozenset({"nothing", "something", "little", "much", "word", "prayer", "yes", "no", "it",
                   "this", "that", "so", "more", "what"})  # fmt: skip


def _joined_object(token: Token, below: Below) -> Token | None:
    """ "He met his counterpart, Ali Osman, and Prime Minister Meles": a person behind "and" who
    stands with no preposition is joined to the object before him."""
    own = below.get(token.i, ())
    titles = [t for t in own if t.dep in ("nmod:desc", "compound", "amod")]
    if token.dep != "obl" or token.entity != "PERSON" or any(t.dep == "case" for t in own):
        return None
    and_ = any(t.dep == "cc" for one in (token, *titles) for t in below.get(one.i, ()))
    before = [t for t in below.get(token.head, ()) if t.dep == "obj" and t.i < token.i]
    return before[-1] if and_ and before else None


def _person_before(token: Token, tokens: tuple[Token, ...]) -> Token | None:
    """ "Presidents Akufo of Ghana and Barrow of Gambia": a person is joined to the person before,
    not to the place that one is of."""
    if token.dep != "conj" or token.entity != "PERSON":
        return None
    place = tokens[token.head]
    person = tokens[place.head]
    of = place.dep == "nmod" and place.entity not in ("PERSON", "") and place.i < token.i
    return person if of and person.entity == "PERSON" and person.i < place.i else None


def _asking_noun(token: Token, tokens: tuple[Token, ...], below: Below) -> Token | None:
    """ "The council renewed its call on Chad to free them": what is asked hangs on the asking, and
    not on the verb above it, as if it were that verb's purpose."""
    if token.tag != "VB" or token.dep not in ("advcl", "xcomp"):
        return None
    own = below.get(token.i, ())
    if not any(t.text == "to" and t.dep == "mark" for t in own) or tokens[token.head].i > token.i:
        return None
    for noun in below.get(token.head, ()):
        if noun.dep == "obj" and noun.lemma.lower() in _ASKING and noun.i < token.i:
            between = {t.text.lower() for t in tokens[noun.i + 1 : token.i - 1]}
            return noun if between & _ADDRESSING else None
    return None


_ASKING = frozenset({"call", "appeal", "plea", "order", "demand", "request", "pressure", "advice",
                     "instruction", "ultimatum", "invitation", "warning"})  # fmt: skip
_ADDRESSING = frozenset({"on", "upon", "to", "for"})


def _bare_partner(token: Token, tokens: tuple[Token, ...], below: Below) -> Token | None:
    """ "The rebels have to clear the road, leave the hills and free their captives": a bare verb is
    joined to the infinitive before it, and not to the finite verb above that."""
    joined = token.dep in ("conj", "parataxis") and token.tag == "VB"
    head = tokens[token.head]
    helped = head.tag == "VBN" and any(
        t.dep in ("aux", "aux:pass") and t.tag in _FINITE for t in below.get(head.i, ())
    )  # "had undertaken to leave the hills and free their captives"
    if not joined or not (head.tag in _FINITE or helped):
        return None
    if any(t.dep in ("aux", "cop", "mark", *_SUBJECTS) for t in below.get(token.i, ())):
        return None
    bare = [
        t
        for t in below.get(token.head, ())
        if t.dep in ("xcomp", "ccomp") and t.tag == "VB" and t.i < token.i
    ]
    return bare[-1] if bare else None


def _singular_partner(token: Token, tokens: tuple[Token, ...], below: Below) -> Token | None:
    """ "The premier has insisted that the troops leave and has refused any delay": a singular verb
    joined to one with a plural subject belongs to the verb above, whose subject is singular."""
    if token.dep != "conj" or not _is_singular(token, below):
        return None
    inner = tokens[token.head]
    if not any(t.tag in _PLURAL for t in _subjects(inner, below)) or inner.dep not in _GOVERNED:
        return None
    above = tokens[inner.head]
    subjects = _subjects(above, below)
    one = subjects and all(t.tag in _SINGULAR for t in subjects) and above.tag.startswith("VB")
    return above if one else None


def _is_singular(token: Token, below: Below) -> bool:
    """A verb without a subject of its own that only a singular one fits."""
    own = below.get(token.i, ())
    if not token.tag.startswith("VB") or any(t.dep in _SUBJECTS for t in own):
        return False
    helpers = [t for t in own if t.dep in ("aux", "aux:pass", "cop")]
    if helpers:
        return helpers[0].text.lower() in _ONE
    return token.tag == "VBZ"


def _subjects(verb: Token, below: Below) -> list[Token]:
    """The subject of a verb; with another joined to it none, for the two make a plural."""
    found = [t for t in below.get(verb.i, ()) if t.dep in _SUBJECTS]
    joined = any(t.dep == "conj" for subject in found for t in below.get(subject.i, ()))
    return [] if joined else found
