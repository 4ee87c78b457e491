"""What two texts share, in sentences, and whether one is made from the other."""

from __future__ import annotations

import numpy as np

from dragoman.record.stories.letters import Places
from dragoman.record.stories.prints import Hashes, Prints
from dragoman.record.stories.shared import Relation, Shared, Stretches, part_of, relation_of

_NOTHING = Shared(Relation.NONE, 0, 0.0, (), 0, 0.0, ())


def compare(first: Prints, second: Prints) -> Shared:
    """What the first text shares with the second; words in quotation marks count for nothing."""
    if len(first.runs) > len(second.runs):
        return compare(second, first).turned()
    here, there = _held(first.runs, second.runs)
    mine, theirs = _sentences(first, here), _sentences(second, there)
    words, words_back = int(first.words.take(mine).sum()), int(second.words.take(theirs).sum())
    share = part_of(words, int(first.words.sum()))
    share_back = part_of(words_back, int(second.words.sum()))
    relation = relation_of(max(share, share_back), max(words, words_back))
    if relation is Relation.NONE:
        return _NOTHING
    stretches, stretches_back = _stretches(first, mine), _stretches(second, theirs)
    return Shared(relation, words, share, stretches, words_back, share_back, stretches_back)


def _held(few: Hashes, many: Hashes) -> tuple[Places, Places]:
    """Which of some runs are among others, and which of the others among these, both in ascending
    order. The few are looked up, so that a short text costs little beside a very long one."""
    new = np.ones(len(few), dtype=np.bool_)
    np.not_equal(few[1:], few[:-1], out=new[1:])
    values = few[new]
    low = many.searchsorted(values)
    same = many.take(low, mode="clip") == values
    here = same.nonzero()[0] if len(values) == len(few) else same[new.cumsum() - 1].nonzero()[0]
    low, values = low[same], values[same]
    more = (many.take(low + 1, mode="clip") == values).nonzero()[0]
    if not len(more):
        return here, low
    times = np.ones(len(low), dtype=np.intp)
    times[more] = many.searchsorted(values[more], side="right") - low[more]
    ends = times.cumsum()
    return here, np.repeat(low - ends + times, times) + np.arange(ends[-1])


def _sentences(text: Prints, found: Places) -> Places:
    """The sentences of which enough runs are found."""
    own = found[text.own.take(found)]
    counts = np.bincount(text.sentences.take(own), minlength=len(text.needed))
    return (counts >= text.needed).nonzero()[0]


def _stretches(text: Prints, sentences: Places) -> Stretches:
    """Where sentences stand, those in a row as one stretch."""
    if not len(sentences):
        return ()
    breaks = (sentences[1:] - sentences[:-1] > 1).nonzero()[0]
    starts, ends = text.starts[sentences], text.ends[sentences]
    return tuple(
        zip(
            [int(starts[0]), *starts[breaks + 1].tolist()],
            [*ends[breaks].tolist(), int(ends[-1])],
            strict=True,
        )
    )
