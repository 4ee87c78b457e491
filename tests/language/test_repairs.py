"""Parses that no sentence has are put right."""

from __future__ import annotations

from dragoman.language.repairs import repair


def test_a_participle_with_an_object_is_the_verb() -> None:
    forms = ["No", "one", "signed", "the", "text", "."]
    tags = ["DT", "NN", "VBN", "DT", "NN", "."]
    deps = ["det", "ROOT", "acl", "det", "obj", "punct"]
    heads = [1, 1, 1, 4, 2, 1]
    repair(forms, tags, deps, heads, range(6))
    assert heads == [1, 2, 2, 4, 2, 2]
    assert (deps[1], deps[2], tags[2]) == ("nsubj", "ROOT", "VBD")


def test_the_subject_of_a_past_tense_may_be_joined() -> None:
    forms = ["Chad", "and", "Mali", "signed", "."]
    tags = ["NNP", "CC", "NNP", "VBD", "."]
    deps = ["ROOT", "cc", "conj", "acl", "punct"]
    heads = [0, 2, 0, 2, 0]
    repair(forms, tags, deps, heads, range(5))
    assert (heads[0], heads[2], heads[3], heads[4]) == (3, 0, 3, 3)
    assert (deps[0], deps[3]) == ("nsubj", "ROOT")


def test_a_participle_without_an_object_stays() -> None:
    forms = ["Two", "men", "killed", "in", "Homs", "."]
    deps = ["nummod", "ROOT", "acl", "case", "obl", "punct"]
    heads = [1, 1, 1, 4, 2, 1]
    repair(forms, ["CD", "NNS", "VBN", "IN", "NNP", "."], deps, heads, range(6))
    assert heads == [1, 1, 1, 4, 2, 1]


def test_what_is_handed_over_is_an_object() -> None:
    forms = ["They", "handed", "over", "the", "captives", "."]
    tags = ["PRP", "VBD", "IN", "DT", "NNS", "."]
    deps = ["nsubj", "ROOT", "case", "det", "obl", "punct"]
    heads = [1, 1, 4, 4, 1, 1]
    repair(forms, tags, deps, heads, range(6))
    assert (deps[2], heads[2], deps[4]) == ("compound:prt", 1, "obj")


def test_a_participle_before_a_bare_finite_verb_describes_the_subject() -> None:
    forms = ["The", "envoy", "appointed", "by", "them", "met", "kings", "."]
    tags = ["DT", "NN", "VBN", "IN", "PRP", "VBD", "NNS", "."]
    deps = ["det", "nsubj", "ROOT", "case", "obl", "advcl", "obj", "punct"]
    heads = [1, 2, 2, 4, 2, 2, 5, 2]
    repair(forms, tags, deps, heads, range(8))
    assert heads == [1, 5, 1, 4, 2, 5, 5, 5]
    assert (deps[1], deps[2], deps[5]) == ("nsubj", "acl", "ROOT")


def test_a_verb_behind_a_comma_or_with_a_subject_leaves_the_root() -> None:
    forms = ["Men", "left", ",", "said", "police", "."]
    tags = ["NNS", "VBD", ",", "VBD", "NNS", "."]
    deps = ["nsubj", "ROOT", "punct", "parataxis", "nsubj", "punct"]
    heads = [1, 1, 3, 1, 3, 1]
    before = list(heads)
    repair(forms, tags, deps, heads, range(6))
    assert heads == before


def test_a_verb_behind_a_word_that_opens_a_clause_leaves_the_root() -> None:
    forms = ["Men", "pulled", "back", "after", "Sow", "called", "them", "."]
    tags = ["NNS", "VBD", "RB", "IN", "NNP", "VBD", "PRP", "."]
    deps = ["nsubj", "ROOT", "advmod", "case", "obl", "advcl", "obj", "punct"]
    heads = [1, 1, 1, 4, 1, 1, 5, 1]
    before = list(heads)
    repair(forms, tags, deps, heads, range(8))
    assert heads == before
