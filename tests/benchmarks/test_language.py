"""The scorers behind the language benchmark, on sentences of our own."""

from __future__ import annotations

from pathlib import Path

from benchmarks.language import figures

from benchmarks import language
from dragoman.language.engine import Engine
from dragoman.language.pipeline import SHIPPED
from language.mentions import Named
from language.silver import silver_names
from language.treebank import Tree, Word


def named(text: str, labels: str) -> Named:
    tokens = text.split()
    return Named(tokens, labels.split(), [True] * len(tokens))


def test_names_are_scored_by_offsets_and_unsaid_words_do_not_count() -> None:
    sentence = named("Mara Quinn met Harlan in Marn", "B-PERSON I-PERSON O - O B-PLACE")

    def find(text: str, places: list[tuple[int, int]]) -> set[tuple[int, int, str]]:
        at = {word: (text.index(word), text.index(word) + len(word)) for word in ("Harlan", "Marn")}
        return {(0, 10, "PERSON"), (*at["Harlan"], "ORG"), (*at["Marn"], "ORG")}

    found = figures.score_names(find, [sentence], without_misc=False)

    assert (found.spans.right, found.spans.said, found.spans.wanted) == (2, 2, 2)
    assert (found.typed.right, found.typed.said, found.typed.wanted) == (1, 2, 2)


def test_what_is_no_actor_counts_for_spans_alone() -> None:
    sentence = named("The Salt War began", "O B-MISC I-MISC O")

    found = figures.score_names(lambda *_: {(4, 12, "ORG")}, [sentence], without_misc=False)

    assert found.spans.f == 100
    assert (found.typed.right, found.typed.said, found.typed.wanted) == (0, 1, 0)


def tree(text: str, tags: str) -> Tree:
    words = [
        Word(form, form.lower(), "X", tag, "", i, "dep", space=True)
        for i, (form, tag) in enumerate(zip(text.split(), tags.split(), strict=True))
    ]
    return Tree(words)


def test_silver_names_stand_where_the_tags_bear_them_out() -> None:
    engine = Engine.load(SHIPPED)
    agreed = tree("He flew to Germany yesterday .", "PRP VBD IN NNP NN .")
    denied = tree("He flew to Germany yesterday .", "PRP VBD IN NN NN .")
    passed_over = tree("they of course Thing agreed .", "PRP IN NN NNP VBD .")

    labels = [sentence.labels for sentence in silver_names(engine, [agreed, denied, passed_over])]

    assert labels[0] == ["O", "O", "O", "B-PLACE", "O", "O"]
    assert labels[1] == ["O"] * 6
    assert labels[2][3] in ("-", "B-PERSON", "B-ORG", "B-PLACE", "B-MISC")


def test_the_scorers_are_those_of_the_training_script() -> None:
    assert Path(figures.__file__).parents[1].name == "scripts"
    assert language.NAME == "language"
