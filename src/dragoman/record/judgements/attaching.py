"""Which fact of a page a judgement is about, when the page has been read again since."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence

from dragoman.model import Fact, Plain
from dragoman.record.judgements.edits import edited
from dragoman.record.judgements.log import Judgement
from dragoman.record.judgements.propositions import same_proposition, same_words


def snapshot(facts: Iterable[Fact]) -> str:
    """What is judged, as it now is: `Judgement.judged`."""
    return json.dumps([fact.to_dict() for fact in facts], ensure_ascii=False)


def judged_facts(judgement: Judgement) -> tuple[Fact, ...]:
    """The facts as they were judged; none in judgements that do not tell, or tell it in words
    that this version no longer knows."""
    if judgement.judged is None:
        return ()
    try:
        rows: list[dict[str, Plain]] = json.loads(judgement.judged)
        return tuple(Fact.from_dict(row) for row in rows)
    except (KeyError, TypeError, ValueError):
        return ()


def attached(judgement: Judgement, facts: Mapping[str, Fact]) -> Fact | None:
    """The fact a judgement about one fact is about, among a page's facts as they are now read, by
    id; None where none says what was judged any more."""
    was = next(iter(judged_facts(judgement)), None)
    if was is None:
        return facts.get(judgement.about)
    return still(was, judgement.about, facts) or _as_edited(judgement, was, facts)


def still(was: Fact, ident: str, facts: Mapping[str, Fact]) -> Fact | None:
    """The fact that says what `was` said: the one with its id, else the one of the same kind with
    the most of its words, where it still says the same."""
    known = facts.get(ident)
    if known is not None:
        return known if same_proposition(was, known) else None
    return _nearest(was, [fact for fact in facts.values() if same_proposition(was, fact)])


def near(was: Fact, facts: Iterable[Fact]) -> list[Fact]:
    """Facts of the same page and kind on the same words, those that share most first."""
    found = [fact for fact in facts if fact.kind is was.kind and same_words(was, fact)]
    return sorted(found, key=lambda fact: (-same_words(was, fact), fact.id))


def _as_edited(judgement: Judgement, was: Fact, facts: Mapping[str, Fact]) -> Fact | None:
    """A fact that is now read as the reviewer fixed it."""
    if judgement.edit is None:
        return None
    fixed = edited(was, judgement.edit)
    if fixed is None:
        return None
    return _nearest(fixed, [fact for fact in facts.values() if same_proposition(fixed, fact)])


def _nearest(was: Fact, facts: Sequence[Fact]) -> Fact | None:
    return next(iter(near(was, facts)), None)
