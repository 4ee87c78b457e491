"""Write the model card: figures, corpora with digests, licences and attributions."""

from __future__ import annotations

import hashlib
from pathlib import Path

from language.evaluation import Evaluation

CORPORA = {
    "ewt-train.conllu.gz": (
        "UD English-EWT, train",
        "CC BY-SA 4.0",
        "Natalia Silveira et al., 2014; universaldependencies.org",
    ),
    "gum-train.conllu.gz": (
        "GUM v11, genres with open texts, train",
        "annotations CC BY 4.0; texts CC BY, CC BY-SA or public domain",
        "Amir Zeldes, 2017, and Georgetown University students; gucorpling.org/gum",
    ),
    "pud-wiki.conllu.gz": (
        "UD English-PUD, Wikipedia half",
        "CC BY-SA 3.0",
        "Daniel Zeman et al., CoNLL 2017 shared task",
    ),
    "uner-ewt-test.iob2.gz": (
        "Universal NER on EWT, test part",
        "CC BY-SA 4.0",
        "Stephen Mayhew et al., 2024; universalner.org",
    ),
    "crossner-politics-train.txt.gz": ("CrossNER politics, train", "MIT", "Zihan Liu et al., 2021"),
    "crossner-politics-dev.txt.gz": (
        "CrossNER politics, first 60 % of dev",
        "MIT",
        "Zihan Liu et al., 2021",
    ),
    "wikigold.conll.gz": (
        "Wikigold, 7 of 8 blocks",
        "CC BY 4.0",
        "Dominic Balasuriya et al., 2009",
    ),
    "re3d/centcom/entities.json": (
        "re3d, CENTCOM",
        "public domain (its LICENSE)",
        "Aleph Insights and Committed Software for Dstl, 2017",
    ),
    "re3d/us-state-department/entities.json": (
        "re3d, US State Department",
        "public domain (its LICENSE)",
        "Aleph Insights and Committed Software for Dstl, 2017",
    ),
    "re3d/wikipedia/entities.json": (
        "re3d, Wikipedia",
        "CC BY-SA 3.0",
        "Aleph Insights and Committed Software for Dstl, 2017; authors of the Wikipedia articles",
    ),
}
SHOWN = (
    "words",
    "sentences",
    "XPOS",
    "UPOS",
    "lemma",
    "features",
    "UAS",
    "LAS",
    "LAS, no subtypes",
    "spaCy's tag_acc",
    "spaCy's dep_uas",
    "spaCy's dep_las",
    "LAS, names joined",
)
FEWEST_SHOWN = 25

TEXT = """# The shipped English pipeline

Made by `python scripts/train_language.py` (spaCy 3.8, one core, fixed seed). The weights were
trained on the corpora below and on nothing else. Because some of them ask for it, the weights are
shared under **CC BY-SA 4.0**; the code around them is Apache-2.0. Among the features of a word are
its Brown cluster, its frequency in large text and (for names) the parts of speech that WordNet
allows it: they are looked up in the installed package spacy-lookups-data (Explosion, MIT; WordNet
under Princeton's licence), and no part of its tables stands in these files.

Name finder and syntax are seeded each alone; these weights came from single runs of the script's
own functions: the syntax in its two stretches, the second from the saved weights of the first; the
finder later. The names in EWT that it also learned from came from the finder that shipped before
(the first stage's recipe, narrower and without the parts of speech).

Parts: tokeniser rules fitted to EWT and GUM · name finder (PERSON, ORG, PLACE, MISC; an encoder
of its own) · encoder, tagger (Penn) and parser (Universal Dependencies) · tables for part of
speech, features and lemma.

What it is for: English news and statements. What to distrust: the type of a name seen once and
alone; `appos`, `parataxis`, `advcl`, `ccomp`, and attachment of prepositional phrases (see the
table of relations); sentence breaks in text without punctuation; lower-case names.

## Figures on held-out parts

"""


HOW = """Read from raw text with the pipeline's own tokens and sentences; F × 100. UAS, LAS and XPOS
as at CoNLL 2018: every word counts, punctuation too, full relation labels. The rows named for spaCy
count as its Scorer does: punctuation left out, tags over the words that align. Names on a page are
what the product makes of twenty neighbouring sentences: pipeline and registry together, typed by
registry, titles and the rest of the page. re3d passes over many names and nests others in nominals;
words that it names elsewhere count neither way where it leaves them out."""


def card(figures: Evaluation, data: Path) -> str:
    """Return the whole model card."""
    return TEXT + table(figures) + "\n\n## Corpora\n\n" + corpora(data) + "\n"


def table(figures: Evaluation) -> str:
    """Return the figures as Markdown tables."""
    sets = list(figures.syntax)
    lines = [HOW, ""]
    lines += ["| | " + " | ".join(sets) + " |", "|---|" + "---|" * len(sets)]
    lines += [
        f"| {score} | " + " | ".join(f"{figures.syntax[s][score]:.1f}" for s in sets) + " |"
        for score in SHOWN
    ]
    lines += [
        "",
        "| names | typed F (person, organisation, place) | span-only F | on a page: typed F "
        "| span-only F |",
        "|---|---|---|---|---|",
    ]
    lines += [
        f"| {name} | {alone[0]:.1f} | {alone[1]:.1f} | {page[0]:.1f} | {page[1]:.1f} |"
        for (name, alone), page in zip(
            figures.model_names.items(), figures.page_names.values(), strict=True
        )
    ]
    lines += [
        "",
        "| relation (both sets) | occurrences | right head and label, % |",
        "|---|---|---|",
    ]
    lines += [
        f"| {name} | {count} | {share:.0f} |"
        for name, (count, share) in figures.relations.items()
        if count >= FEWEST_SHOWN
    ]
    lines += [
        "",
        f"{figures.speed:,.0f} tokens per CPU-second (one thread, whole pipeline), "
        f"{figures.memory:.0f} MB of memory at most, "
        f"{figures.size / 1e6:.1f} MB on disk, loaded in {figures.load:.1f} s.",
    ]
    return "\n".join(lines)


def corpora(data: Path) -> str:
    lines = ["| file | what | licence | by | sha256 |", "|---|---|---|---|---|"]
    for name, (what, licence, by) in CORPORA.items():
        digest = hashlib.sha256((data / name).read_bytes()).hexdigest()
        lines.append(f"| `{name}` | {what} | {licence} | {by} | `{digest}` |")
    return "\n".join(lines)
