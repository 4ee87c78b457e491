"""Whether a capital or a seat acts ("Ankara hopes") or is a place ("in Ankara")."""

from __future__ import annotations

from functools import cache

from dragoman.language.trees import Tree
from dragoman.lexicon import frame_rows, load_table
from dragoman.model import Token
from dragoman.reading.mentions.scene import Line, Piece, Scene

_AT = frozenset({"in", "at", "near", "to", "from", "outside", "into", "around", "via", "through",
                 "inside", "across", "towards", "toward", "over", "within", "throughout", "on",
                 "off", "above", "under", "beyond", "along"})  # fmt: skip
_BETWEEN = frozenset({"between", "with", "against", "by", "among", "amongst", "for", "like",
                      "alongside", "besides", "despite", "without", "unlike"})  # fmt: skip
_RELATION_NOUNS = """ally foe partner enemy friend rival backer supporter policy position stance
support mediation influence approval consent view opinion attitude decision refusal demand proposal
pressure hand interest will government regime involvement participation role patronage help
assistance blessing leadership side backing"""
_RELATED = frozenset(_RELATION_NOUNS.split())
"""Behind these and "of" stands an actor: "the support of Ankara"."""
_SENT = """ambassador envoy message letter warning threat concession support aid pressure signal
appeal ultimatum guarantee opposition relation loyal loyalty close closer hostile allied
alternative"""
_SENT_TO = frozenset(_SENT.split())
"""Behind these and "to" stands an actor: "a warning to Ankara"."""
_LED = frozenset({"led", "backed", "brokered", "mediated", "sponsored", "supported", "allied",
                  "aligned", "controlled", "appointed", "installed", "friendly", "funded",
                  "trained", "armed", "proposed", "imposed"})  # fmt: skip


def acts(scene: Scene, line: Line, piece: Piece) -> bool:
    """Whether a metonym stands for those who rule there. One that is no place always does
    ("the Kremlin")."""
    if piece.place is None:
        return True
    if line.low(piece.behind) in ("-", "–"):
        return line.low(piece.behind + 1) in _LED
    token = line.words[piece.behind - 1].token
    if line.low(piece.behind) in ("'s", "'"):
        return line.tree.preposition(token) not in _AT
    return _by_relation(line.tree, token, depth=0)


def _by_relation(tree: Tree, token: Token, depth: int) -> bool:
    head = tree.head(token)
    if head is None:
        return False
    if token.dep in ("nsubj", "nsubj:pass", "obl:agent"):
        return head.pos in ("VERB", "AUX") or head.tag.startswith("VB") or _has_state_word(head)
    if token.dep == "nmod:poss":
        return True
    if token.dep == "conj" and depth < 3:
        return not _placed(tree, token) and _by_relation(tree, head, depth + 1)
    preposition = tree.preposition(token)
    if preposition in _BETWEEN:
        return True
    if preposition == "of":
        return head.lemma.lower() in _RELATED
    if preposition in ("to", "from"):
        return head.lemma.lower() in _SENT_TO
    if preposition:
        return False
    if token.dep in ("obj", "iobj"):
        return head.lemma.lower() in _actor_objects()
    return False


def _placed(tree: Tree, token: Token) -> bool:
    return tree.preposition(token) in _AT


def _has_state_word(head: Token) -> bool:
    return head.pos in ("ADJ", "NOUN") and head.tag in ("JJ", "NN", "NNS")


_PRESSED = frozenset({"tell", "help", "convince", "persuade", "anger", "press", "push", "pressure",
                      "reassure", "thank", "blame", "isolate", "punish", "court", "back",
                      "lobby", "notify", "inform", "brief", "consult", "placate", "appease",
                      "embarrass", "irk", "defy", "alarm", "satisfy", "force", "compel",
                      "oblige", "allow", "require", "recognise", "recognize"})  # fmt: skip


@cache
def _actor_objects() -> frozenset[str]:
    """Verbs whose object is an actor and not a place: "accused Ankara" but not "left Ankara"."""
    told = {
        row["cue"]
        for row in load_table("reporting")
        if row["pos"] == "VERB" and row["act"] in ("condemn", "praise", "demand", "ask", "warn")
    }
    acted: set[str] = set()
    placed: set[str] = set()
    for row in frame_rows():
        needs = row["needs"].split(",") if row["pos"] == "VERB" else []
        if "object=actor" in needs:
            acted.add(row["lemma"])
        if row["value"] in ("visit", "assault", "coerce") or row["mode"] == "visit":
            placed.add(row["lemma"])
        if any(need.startswith("object=") and "territory" in need for need in needs):
            placed.add(row["lemma"])
    return frozenset((told | acted | _PRESSED) - placed)
