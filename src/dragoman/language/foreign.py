"""Bring pipelines with ClearNLP relations (en_core_web_*) to Universal Dependencies."""

from __future__ import annotations

from spacy.tokens import Doc

ENTITY_KINDS = {
    "PERSON": "PERSON",
    "PER": "PERSON",
    "ORG": "ORG",
    "GPE": "PLACE",
    "LOC": "PLACE",
    "FAC": "PLACE",
    "PLACE": "PLACE",
    "NORP": "MISC",
    "EVENT": "MISC",
    "LAW": "MISC",
    "PRODUCT": "MISC",
    "WORK_OF_ART": "MISC",
    "LANGUAGE": "MISC",
    "MISC": "MISC",
}
FOREIGN_ONLY = frozenset(
    {"dobj", "pobj", "nsubjpass", "auxpass", "prep", "attr", "acomp", "poss", "relcl"}
)
RENAMED = {
    "nsubjpass": "nsubj:pass",
    "csubjpass": "csubj:pass",
    "auxpass": "aux:pass",
    "dobj": "obj",
    "dative": "iobj",
    "neg": "advmod",
    "poss": "nmod:poss",
    "relcl": "acl:relcl",
    "prt": "compound:prt",
    "npadvmod": "obl:unmarked",
    "nn": "compound",
    "predet": "det:predet",
    "preconj": "cc:preconj",
    "quantmod": "advmod",
    "intj": "discourse",
    "meta": "dep",
    "oprd": "xcomp",
    "nmod": "compound",
    "ROOT": "root",
    "expl": "expl",
    "parataxis": "parataxis",
}
OBJECTS = frozenset({"pobj", "pcomp"})
NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET", "SYM"})
COPULA = "be"
PREDICATES = frozenset({"attr", "acomp"})


def is_foreign(doc: Doc) -> bool:
    """Say whether the document's relations are ClearNLP's."""
    return any(token.dep_ in FOREIGN_ONLY for token in doc)


def to_universal(doc: Doc) -> Doc:
    """Return a copy with UD heads and relations; tags, lemmas, features and names stay.

    Prepositions become case markers of their nouns (obl, nmod, obl:agent), copulas hang on their
    predicate, everything else is renamed. What has no counterpart keeps its name.
    """
    heads = [token.head.i for token in doc]
    deps = [RENAMED.get(token.dep_, token.dep_) for token in doc]
    for token in doc:
        if token.dep_ in OBJECTS and token.head.dep_ in ("prep", "agent", "dative"):
            _turn_preposition(doc, token.i, heads, deps)
    for token in doc:
        if token.dep_ in PREDICATES and token.head.lemma_ == COPULA and token.head.i != token.i:
            _turn_copula(doc, token.i, heads, deps)
    return Doc(
        doc.vocab,
        words=[token.text for token in doc],
        spaces=[bool(token.whitespace_) for token in doc],
        tags=[token.tag_ for token in doc],
        pos=[token.pos_ for token in doc],
        lemmas=[token.lemma_ for token in doc],
        morphs=[str(token.morph) for token in doc],
        heads=heads,
        deps=deps,
        ents=[f"{token.ent_iob_}-{token.ent_type_}" if token.ent_type_ else "O" for token in doc],
    )


def _turn_preposition(doc: Doc, noun: int, heads: list[int], deps: list[str]) -> None:
    """Hang the object of a preposition where the preposition hung, the preposition on it: "met
    in Geneva".
    """
    preposition = doc[noun].head
    governor = preposition.head
    while governor.dep_ == "prep" and governor.head.i != governor.i:
        governor = governor.head  # "from behind the door"
    if doc[noun].dep_ == "pcomp":
        deps[noun], deps[preposition.i] = ("acl" if governor.pos_ in NOMINAL else "advcl"), "mark"
    elif preposition.dep_ == "agent":
        deps[noun], deps[preposition.i] = "obl:agent", "case"
    else:
        deps[noun], deps[preposition.i] = ("nmod" if _is_noun(governor.pos_) else "obl"), "case"
    if preposition.head.i == preposition.i:
        heads[noun], deps[noun] = noun, "root"
    else:
        heads[noun] = governor.i
    heads[preposition.i] = noun


def _is_noun(pos: str) -> bool:
    return pos in ("NOUN", "PROPN", "PRON", "NUM", "SYM")


def _turn_copula(doc: Doc, predicate: int, heads: list[int], deps: list[str]) -> None:
    """Put the predicate in the place of the copula: "the talks were useful" → useful governs
    talks and were.
    """
    copula = doc[predicate].head
    if heads[predicate] != copula.i:
        return
    heads[predicate] = predicate if heads[copula.i] == copula.i else heads[copula.i]
    deps[predicate] = deps[copula.i]
    for child in range(len(doc)):
        if child not in (predicate, copula.i) and heads[child] == copula.i:
            heads[child] = predicate
    heads[copula.i], deps[copula.i] = predicate, "cop"
