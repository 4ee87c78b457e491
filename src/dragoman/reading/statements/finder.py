"""From cues and quotation marks to attributions.

1. Every cue of a sentence looks for its content: a clause behind it, the words before it, an
   infinitive, a noun (in that order; `content`).
2. "according to X" and nouns with a that-clause have searches of their own.
3. Turns of a transcript go to the name that opens them (`turns`).
4. Quotations that no cue claimed go to whoever speaks around them (`continuations`).
5. Attributions inside the content of others get those others' voices in front of their own.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dragoman.language.trees import Tree, tree_of
from dragoman.model import Attribution, Context, Mentions, Sentence, Stance, Voice
from dragoman.reading.cast import Cast
from dragoman.reading.statements.before import clause_before, earlier_quote
from dragoman.reading.statements.beside import quote_after, quote_before
from dragoman.reading.statements.building import build
from dragoman.reading.statements.complements import (
    as_said,
    gerund,
    has_grounds,
    infinitive,
    is_act,
    labelled,
    nominal,
    so_said,
)
from dragoman.reading.statements.content import Found, clause_after
from dragoman.reading.statements.continuations import with_free_quotes
from dragoman.reading.statements.cues import Cue, CueSense, find_cues, is_told
from dragoman.reading.statements.gapping import gapped, passed_on
from dragoman.reading.statements.groups import (
    GOING_ON,
    Group,
    done_at_once,
    reporting_group,
)
from dragoman.reading.statements.idioms import idioms
from dragoman.reading.statements.nominals import ACCORDING, according, noun_of_saying
from dragoman.reading.statements.quotes import Quote, find_quotes, home
from dragoman.reading.statements.silences import silences
from dragoman.reading.statements.speakers import Speaker, speaker_of
from dragoman.reading.statements.subjects import quoting_verb
from dragoman.reading.statements.texts import shows
from dragoman.reading.statements.turns import turns

_INTENTIONS = frozenset({Context.PLAN, Context.REFUSAL, Context.POSSIBILITY})
"""With an infinitive these tell what somebody means to do, not what he says: "agreed to meet",
"refused to sign" are read as plans and refusals, not as statements."""
_NEGATIONS = frozenset({"not", "n't", "n’t", "never", "neither", "nor"})
_SHOWING = frozenset({"show", "find"})
"""What a poll or a report does with a noun: "the inquiry found no trace of gas"."""
_DUTIES = frozenset({"must", "shall", "should"})
_CONDITIONS = frozenset({"if", "unless", "whether", "until", "once", "lest"})
_LOOSE_RULES = frozenset({"order", "clause"})
"""Content found without "that" and without quotation marks; too little for a weak cue."""
_FIRST_AND_SECOND = frozenset({"i", "we", "you"})
_SPEECH_EFFECTS = frozenset({Context.REPORT, Context.DENIAL, Context.DOUBT})


def find_attributions(
    text: str,
    paragraphs: Sequence[tuple[int, int]],
    sentences: Sequence[Sentence],
    mentions: Mentions,
) -> tuple[Attribution, ...]:
    """All attributions of a page's body, by position.

    `paragraphs` are the body's stretches, `sentences` their parse; only parsed sentences are
    searched for cues, all paragraphs for quotations.
    """
    quotes = find_quotes(text, paragraphs)
    cast = Cast(text, mentions)
    trees = [tree_of(sentence) for sentence in sentences]
    found: list[Attribution] = []
    for tree in trees:
        cues = find_cues(tree.sentence)
        for cue in cues:
            attribution = _from_cue(text, tree, cue, cast, quotes)
            if attribution is not None:
                found.append(passed_on(tree, attribution, cast))
        found = gapped(text, tree, cues, cast, quotes, found)
        withheld = silences(text, tree, cast, quotes)
        starts = {attribution.cue_start for attribution in withheld}
        found = [*(a for a in found if a.cue_start not in starts), *withheld]
        found.extend(idioms(text, tree, cast, quotes, found))
    found = _without_rivals(found)
    spoken = list(turns(text, paragraphs, mentions))
    found = [*spoken, *(a for a in found if not any(_same_words(a, turn) for turn in spoken))]
    found = with_free_quotes(text, paragraphs, trees, quotes, found, cast)
    found.sort(key=lambda a: (a.start, a.cue_start))
    return tuple(_nest(found))


def _from_cue(
    text: str, tree: Tree, cue: Cue, cast: Cast, quotes: Sequence[Quote]
) -> Attribution | None:
    if " ".join(text[cue.token.start : tree.tokens[cue.last].end].lower().split()) in ACCORDING:
        return according(text, tree, cue, cast, quotes)
    told = tree.child(cue.token, "nsubj") is not None or is_told(cue.token, tree.tokens)
    if cue.token.pos in ("VERB", "AUX") or cue.token.tag.startswith("VB") or told:
        return _verbal(text, tree, cue, cast, quotes)
    if cue.token.pos in ("NOUN", "PROPN"):
        return noun_of_saying(text, tree, cue, cast, quotes)
    return None


def _verbal(
    text: str, tree: Tree, cue: Cue, cast: Cast, quotes: Sequence[Quote]
) -> Attribution | None:
    if cue.token.dep in ("amod", "compound", "aux", "case"):
        return None
    if cue.token.dep == "acl" and cue.token.tag == "VBN" and cue.token.lemma in ("quote", "cite"):
        return None
    if any(quoting_verb(tree, child) == cue.token for child in tree.children(cue.token, "advcl")):
        return None
    group = reporting_group(tree, cue)
    found = _content(text, tree, cue, group, quotes)
    if found is None:
        return None
    sense = cue.sense(*_complements(found))
    if sense is None:
        return None
    if found.complement == "to" and tree.is_passive(cue.token) and sense.stance is Stance.REPORTS:
        return None  # "is reported to oppose it": hearsay about him, and no word of his
    if not sense.strong and found.complement in ("noun", "to"):
        told = (
            group.subject is not None and cue.token.lemma in _SHOWING and shows(group.subject.lemma)
        )
        if not told and not has_grounds(tree, cue, sense):
            return None
    if found.complement == "to" and sense.effect in _INTENTIONS and sense.act != "warn":
        return None
    if not sense.strong and found.rule in _LOOSE_RULES:
        return None
    if _only_meant(tree, cue, sense) or (
        (found.complement in ("noun", "to", "label") or _is_duty(tree, cue)) and _not_yet(tree, cue)
    ):
        return None
    speaker = speaker_of(tree, cue, sense, group, cast)
    if speaker is None or _speaks_of_himself(speaker, cue, quotes):
        return None
    return build(text, tree, cue, sense, found, speaker, quotes, cast)


def _only_meant(tree: Tree, cue: Cue, sense: CueSense) -> bool:
    """ "refused to rule out", "plans to deny": an infinitive is no act of speech yet, except
    where somebody goes on or wishes to say something. So is its second half ("are to accept or
    reject the plan")."""
    token = tree.conj_head(cue.token) if cue.token.tag == "VB" else cue.token
    if token.tag != "VB" or not any(c.lemma == "to" for c in tree.children(token, "mark")):
        return False
    head = tree.head(token)
    if done_at_once(tree, token):
        return False
    said = sense.effect is Context.REPORT and head is not None and head.lemma in GOING_ON
    return not said


def _not_yet(tree: Tree, cue: Cue) -> bool:
    """ "will order its forces to", "if they reject it": the act itself lies ahead; who "cannot
    confirm" or "would not rule out" has spoken."""
    token = cue.token
    refused = any(
        c.lemma.lower() in _NEGATIONS for c in tree.children(token, "advmod", "cc:preconj", "cc")
    )
    if not refused and any(aux.tag == "MD" for aux in tree.children(token, "aux")):
        return True
    return any(mark.lemma.lower() in _CONDITIONS for mark in tree.children(token, "mark"))


def _is_duty(tree: Tree, cue: Cue) -> bool:
    """ "the sides must inform each other": told of what is to be said, not of what was."""
    return any(aux.lemma.lower() in _DUTIES for aux in tree.children(cue.token, "aux"))


def _speaks_of_himself(speaker: Speaker, cue: Cue, quotes: Sequence[Quote]) -> bool:
    """ "I think", "we hope" inside a quotation: the speaker's own hedges, not others' words."""
    inside = home(quotes, cue.token.start) is not None and cue.token.tag != "VBD"
    return inside and speaker.ref.text.lower() in _FIRST_AND_SECOND


def _complements(found: Found) -> tuple[str, ...]:
    if found.complement == "that":
        return ("that", "quote")
    return (found.complement,)


def _content(
    text: str, tree: Tree, cue: Cue, group: Group, quotes: Sequence[Quote]
) -> Found | None:
    """The first search that fits the senses the cue has."""
    if cue.sense("quote", "that") is not None:
        beside = quote_before(text, tree, cue, group, quotes) or quote_after(
            text, tree, cue, quotes
        )
        if beside is not None:
            return beside
    return _complement(tree, cue, group) or earlier_quote(text, tree, cue, group, quotes)


def _complement(tree: Tree, cue: Cue, group: Group) -> Found | None:
    """What the words around the cue make its content."""
    sense = cue.sense("that", "quote")
    if sense is not None:
        if sense.strong and (whole := as_said(tree, cue)) is not None:
            return whole
        if (so := so_said(tree, cue, group.last)) is not None:
            return so
        before = clause_before(tree, cue, group)
        after = clause_after(tree, cue, group)
        if before is not None and (
            after is None
            or after.rule == "order"
            or group.inverted
            or before.put_in
            or _only_doing(tree, after)
            or _when_asked(tree, after)
        ):
            return before
        if after is not None:
            return after
    if cue.sense("to") is not None:
        found = infinitive(tree, cue)
        if found is not None:
            return found
    if cue.sense("label") is not None and cue.senses[0].complement == "label":
        found = labelled(tree, cue)
        if found is not None or not is_act(tree, cue):
            return found
    if not _takes_noun(cue) or not is_act(tree, cue):
        return None
    return gerund(tree, cue) or nominal(tree, cue)


def _only_doing(tree: Tree, found: Found) -> bool:
    """ "“…,” he said, thanking the hosts": a participle goes with the speaker."""
    return tree.tokens[found.parts[0][0]].tag == "VBG"


def _when_asked(tree: Tree, found: Found) -> bool:
    """ "“…,” he said when asked about the raid": what follows tells when he said it."""
    return tree.tokens[found.parts[0][0]].lemma.lower() == "when"


def _takes_noun(cue: Cue) -> bool:
    """Plain saying has no object worth a statement ("said a few words"); condemning has."""
    sense = cue.sense("noun")
    return sense is not None and (sense.complement == "noun" or sense.act != "say")


def _without_rivals(found: Sequence[Attribution]) -> list[Attribution]:
    """One cue, one attribution; and of two cues with one speaker and one content the outer."""
    kept: list[Attribution] = []
    for attribution in sorted(found, key=lambda a: (a.cue_start, -a.cue_end)):
        rival = next((k for k in kept if k.content == attribution.content), None)
        if rival is None:
            kept.append(attribution)
        elif rival.effect not in _SPEECH_EFFECTS and attribution.effect in _SPEECH_EFFECTS:
            kept[kept.index(rival)] = attribution
    return kept


def _of_himself(attribution: Attribution) -> bool:
    """ "We ask", "I hope" inside somebody's words; what he tells that he did is told like any
    other's act ("I advised the king to send them home")."""
    said = attribution.speaker.text.lower()
    past = attribution.cue.endswith("ed") or attribution.cue in ("told", "said")
    return said in _FIRST_AND_SECOND and not (said == "i" and past)


def _same_words(attribution: Attribution, turn: Attribution) -> bool:
    """Whether an attribution takes a turn's opening name for part of its words."""
    return attribution.start < turn.content[0][0] and turn.start < attribution.end


def _nest(found: Sequence[Attribution]) -> list[Attribution]:
    """Attributions inside the content of others are passed on by those others' voices; what a
    speaker tells of himself ("He added: We ask for help") is no statement beside his own."""
    nested: list[Attribution] = []
    for attribution in found:
        around = [
            other
            for other in found
            if other is not attribution and other.covers(attribution.cue_start, attribution.cue_end)
        ]
        around.sort(key=lambda a: sum(end - start for start, end in a.content), reverse=True)
        outer: tuple[Voice, ...] = ()
        if around and _of_himself(attribution):
            continue
        for other in around:
            outer = (*outer, *other.outer, other.voice)
        nested.append(replace(attribution, outer=(*outer, *attribution.outer)))
    return nested
