"""What a page makes of its names: persons, bodies or places, by all their mentions together."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from dragoman.actors import fold
from dragoman.language.trees import Tree
from dragoman.lexicon import load_table
from dragoman.model import Token
from dragoman.reading.mentions.kinds import body_words, given_names
from dragoman.reading.mentions.scene import Scene

KINDS = frozenset({"PERSON", "ORG", "PLACE"})
NO_ACTOR = "MISC"
FEWEST_IN_LIST = 3
SHARE_IN_LIST = 0.6
"""From so much of a list of names their kind is that of all: "Amey Wagh" among actors is none of
the places the pipeline takes him for."""
_LINKS = frozenset({"of", "on", "for", "in", "at", "against", "to"})
_BETWEEN = frozenset({",", "and", "or", "&", ";"})


def entity_votes(scene: Scene) -> Mapping[str, str]:
    """The kind the pipeline gives a name most often on the page, by the name's fold; names in a
    list speak for one another, and a noun that heads the name decides. `MISC` is no actor."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for line in scene.lines:
        for token in line.tree.tokens:
            if _is_name(token) and token.entity in KINDS:
                kind = "PLACE" if _is_gone_to(line.tree, token) else token.entity
                counts[fold(token.text)][kind] += 1
        for names in lists_of_names(line.tree.tokens):
            for name in names:
                kind = _kind_of_list([other for other in names if other is not name])
                if kind:
                    counts[fold(name.text)][kind] += 1
    return {name: _winner(name, kinds) for name, kinds in counts.items()}


def _is_gone_to(tree: Tree, token: Token) -> bool:
    """ "pulled back from Stara Luka", "fighting near Stara Luka": one is in, near or on the way to
    or from a place, not a person."""
    if token.entity != "PERSON" or token.dep != "obl":
        return False
    verb, preposition = tree.head(token), tree.preposition(token)
    if verb is None or any(tree.children(token, "nmod:desc", "appos", "acl:relcl")):
        return False
    moving = preposition in _FROM and verb.lemma.lower() in _MOVING
    return preposition in _NEAR or moving


_NEAR = frozenset({"near", "outside", "inside", "into", "around", "across", "throughout"})
_FROM = frozenset({"from", "in", "at", "to", "through", "towards", "toward"})
_MOVING = frozenset({"withdraw", "pull", "retreat", "flee", "evacuate", "advance", "deploy",
                     "march", "expel", "redeploy", "fight", "clash", "shell", "bomb", "drive",
                     "land", "regroup", "disengage", "encircle", "arrive", "travel",
                     "fly"})  # fmt: skip


def lists_of_names(tokens: Sequence[Token]) -> Iterator[list[Token]]:
    """The runs of three or more names with nothing but commas and "and" between them."""
    run: list[Token] = []
    behind = 0
    for token in tokens:
        if _is_name(token):
            apart = not run or behind == token.i
            if apart:
                if len(run) >= FEWEST_IN_LIST:
                    yield run
                run = []
            run.append(token)
            behind = token.i + 1
        elif not (run and token.text in _BETWEEN):
            if len(run) >= FEWEST_IN_LIST:
                yield run
            run = []
    if len(run) >= FEWEST_IN_LIST:
        yield run


def _is_name(token: Token) -> bool:
    return token.pos == "PROPN" and bool(token.entity)


def _kind_of_list(others: Sequence[Token]) -> str:
    kind, count = Counter(token.entity for token in others).most_common(1)[0]
    return kind if kind in KINDS and count >= SHARE_IN_LIST * len(others) else ""


def _winner(name: str, kinds: Counter[str]) -> str:
    """The kind voted for; a noun of bodies decides, but not as somebody's family name ("Sun
    Guoxiang")."""
    words = name.split()
    voted = kinds.most_common(1)[0][0]
    headed = kind_by_head(words)
    if headed == NO_ACTOR:
        return headed
    bodily = words[-1:] if voted == "PERSON" else words
    if any(word.lower() in body_words() for word in bodily):
        return "ORG"
    if words[0].lower() in given_names() and (len(words) > 1 or voted == "PLACE"):
        return "PERSON"
    return headed or voted


def kind_by_head(words: Sequence[str]) -> str:
    """What the noun that heads a name of several words makes of it: `MISC` for happenings ("Battle
    of Two Fords"), `PLACE` for spots on the map ("Heron Island"), "" where it tells nothing."""
    low = [word.lower().strip(",.") for word in words]
    linked = next((i for i, word in enumerate(low) if i and word in _LINKS), len(low))
    stem = [word for word in low[:linked] if not word.isdigit()]
    if len(low) < 2 or not stem:
        return ""
    keys = ((stem[-1], "end"), (low[-1], "last"), (stem[0], "start"))
    return next((kind for key in keys if (kind := _heads().get(key))), "")


@cache
def _heads() -> Mapping[tuple[str, str], str]:
    kinds = {"event": NO_ACTOR, "place": "PLACE"}
    return {(row["word"], row["at"]): kinds[row["kind"]] for row in load_table("name_heads")}
