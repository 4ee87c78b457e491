"""Learns the weights of `lexicon/tables/zones_weights.tsv`.

    python scripts/zones_weights.py CORPORA

Data: the pages of `gold/zones` and of the gold parts dev, dev2, dev3, all written for this project,
and pages made of their furniture around openly licensed prose (UD English-GUM and -EWT in CORPORA,
as .conllu.gz). Each page is laid out by the rules alone; in further copies of it some furniture is
said to be body and some body furniture, so that no weight leans on rules that are always right
there. Needs numpy and scikit-learn (logistic regression, L2).
"""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator, Sequence
from itertools import chain
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "scripts")]

from dragoman.model import ZoneKind  # noqa: E402
from dragoman.reading.zones.shape import shape  # noqa: E402
from dragoman.reading.zones.standing import Standing  # noqa: E402
from zones.made_pages import make_pages  # noqa: E402
from zones.marked_pages import Marked, gold_pages, kinds_of_blocks, laid_out, own_pages  # noqa: E402

TABLE = ROOT / "src" / "dragoman" / "lexicon" / "tables" / "zones_weights.tsv"
HEADER = (
    "# What each mark of a block weighs: log-odds of being the article.\n"
    "# Written by scripts/zones_weights.py, not by hand.\n"
)
SEED, MADE = 5, 280
COPIES = 3
"""Of each page: as the rules lay it out, and with labels changed."""
TAKEN_FOR_BODY, TAKEN_FOR_FURNITURE, TAIL_TAKEN, TAIL_BLOCKS = 0.3, 0.05, 0.6, 12
STRENGTH, MADE_WEIGHT, LEAST = 0.04, 0.5, 0.03
"""Inverse of the L2 penalty; what a made page counts beside our own; weights too small to keep."""
_JUDGED = frozenset(
    {ZoneKind.BODY, ZoneKind.BOILERPLATE, ZoneKind.COMMENT, ZoneKind.CAPTION, ZoneKind.CREDIT}
)
_NOISY = frozenset({ZoneKind.BOILERPLATE, ZoneKind.CAPTION, ZoneKind.COMMENT})

Row = tuple[list[str], bool, float]
"""The marks of a block, whether it is the article's, what it counts."""


def main(arguments: Sequence[str]) -> int:
    """Writes the table; exit code 2 without the corpora."""
    if len(arguments) != 1:
        print(__doc__, file=sys.stderr)
        return 2
    draw = random.Random(SEED)
    pages = [*own_pages(), *gold_pages(("dev", "dev2", "dev3"))]
    rows = list(chain.from_iterable(_rows(page, draw, COPIES, 1.0) for page in pages))
    made = make_pages(pages, Path(arguments[0]), MADE, draw)
    rows += chain.from_iterable(_rows(page, draw, COPIES - 1, MADE_WEIGHT) for page in made)
    _write(*_fit(rows))
    return 0


def _rows(page: Marked, draw: random.Random, copies: int, weight: float) -> Iterator[Row]:
    sheet = laid_out(page.page)
    gold = kinds_of_blocks(sheet, page.spans)
    told = [sheet.kind(block.index) for block in sheet.blocks]
    judged = [b for b in sheet.blocks if gold[b.index] in _JUDGED and b.words]
    for copy in range(copies):
        kinds = _changed(told, gold, [b.words for b in sheet.blocks], draw) if copy else told
        standing = Standing(sheet, kinds)
        for block in judged:
            marks = list(chain(shape(block), standing.marks(block)))
            yield marks, gold[block.index] is ZoneKind.BODY, weight * block.words**0.5


def _changed(
    told: Sequence[ZoneKind | None],
    gold: Sequence[ZoneKind | None],
    words: Sequence[int],
    draw: random.Random,
) -> list[ZoneKind | None]:
    """Labels as a reader may give them who knows fewer rules."""
    kinds = list(told)
    last = max((i for i, kind in enumerate(gold) if kind is ZoneKind.BODY), default=len(gold))
    tail = draw.random() < TAIL_TAKEN
    for index, kind in enumerate(told):
        chance = draw.random()
        if kind in _NOISY and words[index] > 3:
            in_tail = tail and last < index < last + TAIL_BLOCKS and words[index] >= 5
            if in_tail or chance < TAKEN_FOR_BODY:
                kinds[index] = ZoneKind.BODY
        elif kind is ZoneKind.BODY and chance < TAKEN_FOR_FURNITURE:
            kinds[index] = ZoneKind.BOILERPLATE
    return kinds


def _fit(rows: Sequence[Row]) -> tuple[dict[str, float], float]:
    import numpy
    from sklearn.feature_extraction import DictVectorizer
    from sklearn.linear_model import LogisticRegression

    vectors = DictVectorizer()
    marks = vectors.fit_transform([dict.fromkeys(row[0], 1) for row in rows])
    counts = numpy.array([row[2] for row in rows])
    model = LogisticRegression(C=STRENGTH, max_iter=800)
    model.fit(marks, [row[1] for row in rows], sample_weight=counts / counts.mean())
    weights = dict(zip(vectors.feature_names_, model.coef_[0].tolist(), strict=True))
    return weights, float(model.intercept_[0])


def _write(weights: dict[str, float], bias: float) -> None:
    lines = [f"{mark}\t{weight:.2f}" for mark, weight in sorted(weights.items())
             if abs(weight) >= LEAST]  # fmt: skip
    text = "\n".join(["mark\tweight", f"bias\t{bias:.2f}", *lines]) + "\n"
    TABLE.write_text(HEADER + text, encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
