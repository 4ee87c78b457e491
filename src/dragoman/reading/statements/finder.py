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

from dragoman.language.trees import Tree
from dragoman.model import Attribution, Context, Mentions, Sentence, Stance, Voice
from dragoman.reading.cast import Cast, is_people
from dragoman.reading.statements.content import (
    Found,
    clause_after,
    clause_before,
    gerund,
    infinitive,
    labelled,
    nominal,
    quotes_in,
)
from dragoman.reading.statements.continuations import with_free_quotes
from dragoman.reading.statements.cues import Cue, CueSense, find_cues, is_told
from dragoman.reading.statements.groups import Group, reporting_group
from dragoman.reading.statements.quotes import MIN_SPEECH_WORDS, Quote, find_quotes, words
from dragoman.reading.statements.speakers import Speaker, relay, speaker_of
from dragoman.reading.statements.turns import turns

_NEGATIONS = frozenset({"not", "n't", "never", "no", "n’t"})
_INTENTIONS = frozenset({Context.PLAN, Context.REFUSAL, Context.POSSIBILITY})
"""With an infinitive these tell what somebody means to do, not what he says: "agreed to meet",
"refused to sign" are read as plans and refusals, not as statements."""
_LOOSE_RULES = frozenset({"order", "clause"})
"""Content found without "that" and without quotation marks; too little for a weak cue."""
_GOING_ON = frozenset({"go", "continue", "proceed", "want", "wish", "like", "begin", "use", "have"})
_PERSONAL = frozenset({"he", "she", "they", "who", "i", "we"})
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
    trees = [Tree(sentence) for sentence in sentences]
    found: list[Attribution] = []
    for tree in trees:
        for cue in find_cues(tree.sentence):
            attribution = _from_cue(text, tree, cue, cast, quotes)
            if attribution is not None:
                found.append(attribution)
    found = _without_rivals(found)
    spoken = list(turns(text, paragraphs, mentions))
    found = [*spoken, *(a for a in found if not any(_same_words(a, turn) for turn in spoken))]
    found = with_free_quotes(text, paragraphs, trees, quotes, found, cast)
    found.sort(key=lambda a: (a.start, a.cue_start))
    return tuple(_nest(found))


def _from_cue(
    text: str, tree: Tree, cue: Cue, cast: Cast, quotes: Sequence[Quote]
) -> Attribution | None:
    if text[cue.token.start : tree.tokens[cue.last].end].lower() == "according to":
        return _according(text, tree, cue, cast, quotes)
    told = tree.child(cue.token, "nsubj") is not None or is_told(cue.token, tree.tokens)
    if cue.token.pos in ("VERB", "AUX") or cue.token.tag.startswith("VB") or told:
        return _verbal(text, tree, cue, cast, quotes)
    if cue.token.pos in ("NOUN", "PROPN"):
        return _noun_with_clause(text, tree, cue, cast, quotes)
    return None


def _verbal(
    text: str, tree: Tree, cue: Cue, cast: Cast, quotes: Sequence[Quote]
) -> Attribution | None:
    if cue.token.dep in ("amod", "compound", "aux", "case"):
        return None
    group = reporting_group(tree, cue)
    found = _content(tree, cue, group)
    if found is None:
        return None
    sense = cue.sense(*_complements(found))
    if sense is None or (not sense.strong and found.complement in ("noun", "to")):
        return None
    if found.complement == "to" and sense.effect in _INTENTIONS:
        return None
    if not sense.strong and found.rule in _LOOSE_RULES:
        return None
    if _only_meant(tree, cue, sense):
        return None
    speaker = speaker_of(tree, cue, group, cast)
    if speaker is None or _speaks_of_himself(speaker, cue, quotes):
        return None
    if not sense.strong and not _can_speak(tree, speaker):
        return None
    return _build(text, tree, cue, sense, found, speaker, quotes, cast)


def _only_meant(tree: Tree, cue: Cue, sense: CueSense) -> bool:
    """ "refused to rule out", "plans to deny": an infinitive is no act of speech yet, except
    where somebody goes on or wishes to say something."""
    token = cue.token
    if token.tag != "VB" or not any(c.lemma == "to" for c in tree.children(token, "mark")):
        return False
    head = tree.head(token)
    said = sense.effect is Context.REPORT and head is not None and head.lemma in _GOING_ON
    return not said


def _can_speak(tree: Tree, speaker: Speaker) -> bool:
    """Whether the subject of a weak cue is somebody: "the truce will hold" says nothing."""
    ref = speaker.ref
    if ref.actor is not None or ref.kind is not None or ref.text.lower() in _PERSONAL:
        return True
    inside = [t for t in tree.tokens if ref.start <= t.start < ref.end]
    positions = {t.i for t in inside}
    head = next((t for t in inside if t.is_root or t.head not in positions), None)
    return head is not None and (head.pos == "PROPN" or is_people(head.lemma))


def _speaks_of_himself(speaker: Speaker, cue: Cue, quotes: Sequence[Quote]) -> bool:
    """ "I think", "we hope" inside a quotation: the speaker's own hedges, not others' words."""
    inside = any(q.inner_start <= cue.token.start < q.inner_end for q in quotes)
    return inside and speaker.ref.text.lower() in _FIRST_AND_SECOND


def _complements(found: Found) -> tuple[str, ...]:
    if found.complement == "that":
        return ("that", "quote")
    return (found.complement,)


def _content(tree: Tree, cue: Cue, group: Group) -> Found | None:
    """The first search that fits the senses the cue has."""
    clausal = cue.sense("that", "quote") is not None
    if clausal:
        before = clause_before(tree, cue, group)
        after = clause_after(tree, cue, group)
        if before is not None and (
            after is None or after.rule == "order" or group.inverted or _only_doing(tree, after)
        ):
            return before
        if after is not None:
            return after
    if cue.sense("to") is not None:
        found = infinitive(tree, cue)
        if found is not None:
            return found
    if cue.sense("label") is not None and cue.senses[0].complement == "label":
        return labelled(tree, cue)
    if not _takes_noun(cue):
        return None
    return gerund(tree, cue) or nominal(tree, cue)


def _only_doing(tree: Tree, found: Found) -> bool:
    """ "“…,” he said, thanking the hosts": a participle goes with the speaker."""
    return tree.tokens[found.parts[0][0]].tag == "VBG"


def _takes_noun(cue: Cue) -> bool:
    """Plain saying has no object worth a statement ("said a few words"); condemning has."""
    sense = cue.sense("noun")
    return sense is not None and (sense.complement == "noun" or sense.act != "say")


def _according(
    text: str, tree: Tree, cue: Cue, cast: Cast, quotes: Sequence[Quote]
) -> Attribution | None:
    """ "According to the ministry, CONTENT" and "CONTENT, according to the ministry"."""
    head = tree.head(cue.token)
    if head is None:
        return None
    members = tree.subtree(head, without=frozenset({"acl:relcl", "parataxis", "conj"}))
    last = max((t.i for t in members if t.i >= cue.last), default=cue.last)
    if cue.first <= 1:
        start = last + 1
        while start < len(tree.tokens) - 1 and tree.tokens[start].pos == "PUNCT":
            start += 1
        span = (start, _trim(tree, len(tree.tokens) - 1))
    else:
        span = (0, _trim(tree, cue.first - 1))
    if span[1] - span[0] < 1 or not cue.senses:
        return None
    found = Found((span,), "that", "according")
    refs = cast.refs(tree, head) or (cast.describe(tree, head),)
    speaker = Speaker(refs[0], refs[1:], ())
    return _build(text, tree, cue, cue.senses[0], found, speaker, quotes, cast)


def _trim(tree: Tree, last: int) -> int:
    while last > 0 and tree.tokens[last].text in {".", ",", ";", "!", "?", "—", "–"}:
        last -= 1
    return last


def _noun_with_clause(
    text: str, tree: Tree, cue: Cue, cast: Cast, quotes: Sequence[Quote]
) -> Attribution | None:
    """ "Kyiv's claim that CONTENT", "a warning from the envoy that CONTENT"."""
    clause = tree.child(cue.token, "acl", "ccomp", "acl:relcl")
    sense = cue.sense("that")
    if clause is None or sense is None or clause.i < cue.last:
        return None
    mark = tree.child(clause, "mark")
    if mark is None or mark.lemma.lower() != "that":
        return None
    owner = tree.child(cue.token, "nmod:poss") or next(
        (
            n
            for n in tree.children(cue.token, "nmod")
            if tree.preposition(n) in ("by", "from", "of")
        ),
        None,
    )
    if owner is None:
        return None
    refs = cast.refs(tree, owner) or (cast.describe(tree, owner),)
    found = Found(((mark.i, _trim(tree, tree.subtree(clause)[-1].i)),), "that", "noun-that")
    return _build(text, tree, cue, sense, found, Speaker(refs[0], refs[1:], ()), quotes, cast)


def _build(
    text: str,
    tree: Tree,
    cue: Cue,
    sense: CueSense,
    found: Found,
    speaker: Speaker,
    quotes: Sequence[Quote],
    cast: Cast,
    *,
    first: int | None = None,
) -> Attribution:
    """The attribution; `first` is the first token of the reporting clause where it is known."""
    content = tuple(_stretch(text, tree, part, quotes) for part in found.parts)
    cue_end = tree.tokens[cue.last].end
    start = min(tree.sentence.start, content[0][0]) if found.rule == "before" else content[0][0]
    anchor_start = min(start, _group_start(tree, cue, speaker))
    if first is not None:
        anchor_start = min(anchor_start, tree.tokens[first].start)
    anchor_end = max(content[-1][1], cue_end, speaker.ref.end if _near(tree, speaker) else 0)
    ref = speaker.ref
    voice = Voice(ref.actor, ref.name, ref.text, ref.start, ref.end, _stance(sense))
    negated = any(
        child.lemma.lower() in _NEGATIONS for child in tree.children(cue.token, "advmod", "det")
    )
    return Attribution(
        start=anchor_start,
        end=anchor_end,
        speaker=ref,
        voice=voice,
        cue=_cue_words(tree, cue),
        cue_start=cue.token.start,
        cue_end=cue_end,
        act=sense.act,
        effect=sense.effect,
        form=_form(text, content, quotes),
        content=content,
        addressees=speaker.addressees,
        occasion=speaker.occasion,
        together=speaker.others,
        negated=negated,
        outer=relay(tree, cue, cast),
        rule=f"statement.{found.rule}",
    )


def _stance(sense: CueSense) -> Stance:
    if sense.effect is Context.DENIAL:
        return Stance.DENIES
    return Stance.DOUBTS if sense.effect is Context.DOUBT else sense.stance


def _near(tree: Tree, speaker: Speaker) -> bool:
    return tree.sentence.start <= speaker.ref.start < tree.sentence.end


def _group_start(tree: Tree, cue: Cue, speaker: Speaker) -> int:
    return min(cue.token.start, speaker.ref.start) if _near(tree, speaker) else cue.token.start


def _cue_words(tree: Tree, cue: Cue) -> str:
    return " ".join(token.text for token in tree.tokens[cue.first : cue.last + 1])


def _stretch(
    text: str, tree: Tree, part: tuple[int, int], quotes: Sequence[Quote]
) -> tuple[int, int]:
    """Token range → offsets; a quotation that runs over the sentence's edge is taken whole."""
    start, end = tree.tokens[part[0]].start, tree.tokens[part[1]].end
    for quote in quotes_in(quotes, start, end):
        if quote.start < start or quote.end > tree.sentence.end or quote.end >= end:
            low, high = min(start, quote.start), max(end, quote.end)
            if not text[low:start].strip("“”\"«»‘’' ") or quote.start < tree.sentence.start:
                start = low
            if not text[end:high].strip("“”\"«»‘’'.,!?… ") or quote.end > tree.sentence.end:
                end = high
    return _bare(text, start, end)


def _bare(text: str, start: int, end: int) -> tuple[int, int]:
    """Without blanks, commas and quotation marks that enclose the whole stretch."""
    while start < end and text[start] in " \n\t,;:—–":
        start += 1
    while end > start and text[end - 1] in " \n\t,;":
        end -= 1
    enclosed = end - start > 2 and text[start] in '“"«„‘' and text[end - 1] in '”"»“’'
    if enclosed and not any(mark in text[start + 1 : end - 1] for mark in '“”"«»'):
        start, end = start + 1, end - 1
    while end > start and text[end - 1] in " \n\t,":
        end -= 1
    return start, end


def _form(text: str, content: Sequence[tuple[int, int]], quotes: Sequence[Quote]) -> str:
    """direct: nothing but quoted words; mixed: quoted words among others; else indirect."""
    quoted = plain = 0
    for start, end in content:
        inside = 0
        for quote in quotes_in(quotes, start, end):
            inside += words(text[max(start, quote.inner_start) : min(end, quote.inner_end)])
        quoted += inside
        plain += words(text[start:end]) - inside
    if quoted and plain <= 0:
        return "direct"
    return "mixed" if quoted >= MIN_SPEECH_WORDS or (quoted and quoted >= plain) else "indirect"


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


def _same_words(attribution: Attribution, turn: Attribution) -> bool:
    """Whether an attribution takes a turn's opening name for part of its words."""
    return attribution.start < turn.content[0][0] and turn.start < attribution.end


def _nest(found: Sequence[Attribution]) -> list[Attribution]:
    """Attributions inside the content of others are passed on by those others' voices."""
    nested: list[Attribution] = []
    for attribution in found:
        around = [
            other
            for other in found
            if other is not attribution and other.covers(attribution.cue_start, attribution.cue_end)
        ]
        around.sort(key=lambda a: sum(end - start for start, end in a.content), reverse=True)
        outer: tuple[Voice, ...] = ()
        for other in around:
            outer = (*outer, *other.outer, other.voice)
        nested.append(replace(attribution, outer=(*outer, *attribution.outer)))
    return nested
