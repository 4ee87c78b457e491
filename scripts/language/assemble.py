"""Put the trained parts together as one spaCy pipeline folder, small and replaced in one step."""

from __future__ import annotations

import json
import shutil
import tempfile
from pathlib import Path

import spacy
from spacy.language import Language

from dragoman.language.words import WordTable
from language.tokeniser import fit_tokeniser

NAME, VERSION = "dragoman_english", "1.0.0"
LICENCE = "weights: CC BY-SA 4.0 (see MODEL_CARD.md)"


def assemble(finder: Language, syntax: Language) -> Language:
    """Return tokeniser, name finder (with an encoder of its own), encoder, tagger and parser as
    one pipeline.
    """
    nlp = spacy.blank("en")
    fit_tokeniser(nlp)
    nlp.add_pipe("ner", source=finder)
    for name in ("tok2vec", "tagger", "parser"):
        nlp.add_pipe(name, source=syntax)
    nlp.meta.update(
        name=NAME,
        version=VERSION,
        license=LICENCE,
        author="Dragoman contributors",
        description="",
        email="",
        url="",
    )
    return nlp


def write(nlp: Language, words: WordTable, target: Path, card: str) -> None:
    """Write the pipeline beside `target` and move it there in one rename."""
    with tempfile.TemporaryDirectory(dir=target.parent, prefix=".new-") as folder:
        fresh = Path(folder) / target.name
        nlp.to_disk(fresh)
        forget_strings(nlp, fresh)
        words.write(fresh)
        (fresh / "MODEL_CARD.md").write_text(card, encoding="utf-8")
        if target.exists():
            target.rename(Path(folder) / "old")
        fresh.rename(target)
    shutil.rmtree(folder, ignore_errors=True)


def forget_strings(nlp: Language, folder: Path) -> None:
    """Keep only labels among the stored strings: the words seen in training are no use and take
    half a megabyte.
    """
    labels = {label for names in nlp.pipe_labels.values() for label in names}
    labels |= {part for label in labels for part in label.replace("||", "-").split("-", 1)}
    (folder / "vocab" / "strings.json").write_text(json.dumps(sorted(labels)), encoding="utf-8")
