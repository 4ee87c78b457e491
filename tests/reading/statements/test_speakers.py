"""Who speaks: the classes of sentences in which trees name the wrong one."""

from __future__ import annotations

import pytest

from dragoman.language import Pipeline
from dragoman.model import Attribution, Mentions
from dragoman.reading.statements import find_attributions


def attributions(text: str, pipeline: Pipeline) -> list[Attribution]:
    paragraphs = []
    start = 0
    for paragraph in text.split("\n\n"):
        paragraphs.append((start, start + len(paragraph)))
        start += len(paragraph) + 2
    sentences = pipeline.parse(text, paragraphs)
    return list(find_attributions(text, paragraphs, sentences, Mentions()))


@pytest.mark.parametrize(
    ("text", "cue", "speaker"),
    [
        ("The bridge, Mr Halvorsen said, is open to all.", "said", "Halvorsen"),
        ("The governor, even as he says the road is open, has closed it.", "says", "he"),
        ("Though he has announced plans to leave, experts say the man will stay.", "say",
         "experts"),
        ("“The veto will be upheld,” Speaker Ana Duarte said Tuesday.", "said", "Duarte"),
        ("She issued a statement saying that the convoy had left.", "saying", "She"),
        ("The paper quoted a diplomat who said the port would reopen.", "said", "diplomat"),
        ("The two unions filed a motion, arguing that the decree was void.", "arguing", "unions"),
        ("“It is over,” it added.", "added", "it"),
    ],
)  # fmt: skip
def test_the_speaker_is_the_one_a_reader_takes(
    pipeline: Pipeline, text: str, cue: str, speaker: str
) -> None:
    found = [a for a in attributions(text, pipeline) if a.cue == cue]

    assert len(found) == 1
    assert speaker in found[0].speaker.text


@pytest.mark.parametrize(
    ("text", "words", "speaker"),
    [
        ("The envoy spoke first.\n\n“Who will pay for all this?” Duarte asked.",
         "Who will pay for all this?", "Duarte"),
        ("“We will rebuild the town ourselves.” — Ana Duarte",
         "We will rebuild the town ourselves.", "Ana Duarte"),
        ("“We won,” said Amin. “They say that we lost the war here.”\n\n“Nobody knows,” Sow said.",
         "Nobody knows", "Sow"),
        ("''We have made a start here,'' Mr Sow said. ''It is not the end of it.''",
         "We have made a start here", "Sow"),
    ],
)  # fmt: skip
def test_a_quotation_has_its_own_speaker(
    pipeline: Pipeline, text: str, words: str, speaker: str
) -> None:
    found = [
        a
        for a in attributions(text, pipeline)
        if any(text[low:high] == words for low, high in a.content)
    ]

    assert [speaker in a.speaker.text for a in found] == [True]


def test_words_told_inside_a_quotation_stay_inside_it(pipeline: Pipeline) -> None:
    text = "“People feel that it is a hard thing to do,” Duarte said. The market was calm."

    for attribution in attributions(text, pipeline):
        assert all(high <= text.index("Duarte") for _, high in attribution.content)


def test_a_quotation_in_double_apostrophes_goes_on(pipeline: Pipeline) -> None:
    text = "''We have made a start here,'' Mr Sow said. ''It is not the end of it.''"

    (found,) = attributions(text, pipeline)

    assert len(found.content) == 2


def test_a_quoted_term_is_nobodys_words(pipeline: Pipeline) -> None:
    text = "His ratings rose after the march and the “total and complete ban” on strikers."

    assert attributions(text, pipeline) == []


def test_a_participle_of_a_thing_says_nothing(pipeline: Pipeline) -> None:
    assert attributions("The quarrel was loud, hailing the start of summer.", pipeline) == []
