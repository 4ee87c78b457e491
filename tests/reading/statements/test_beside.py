"""Quotations right beside a cue, content before it, and who speaks where trees are weak."""

from __future__ import annotations

import pytest

from dragoman.language import Pipeline
from dragoman.model import Attribution, Mentions
from dragoman.reading.statements import find_attributions


def attributions(text: str, pipeline: Pipeline) -> list[Attribution]:
    paragraphs = []
    start = 0
    for paragraph in text.split("\n"):
        paragraphs.append((start, start + len(paragraph)))
        start += len(paragraph) + 1
    sentences = pipeline.parse(text, paragraphs)
    return list(find_attributions(text, paragraphs, sentences, Mentions()))


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        ("“The road is open to all,” Gen. Ana Duarte (Army) said on Friday. “It will stay open.”",
         "Ana Duarte", ["The road is open to all", "It will stay open."]),
        ("“We saw nothing there,” said the envoy, on what was his first day in the valley.",
         "the envoy", ["We saw nothing there"]),
        ("When asked about the raid, the envoy said, “We saw nothing there.”", "the envoy",
         ["We saw nothing there."]),
        ("“We will go,” the envoy said, stressing how hard it was. “We have no other choice.”",
         "the envoy", ["We will go", "We have no other choice."]),
        ("”We have buried our dead and we go on.” ― Ana Duarte", "Ana Duarte",
         ["We have buried our dead and we go on."]),
        ("Talks will not open, the mediator said in Oslo, before there is a truce.",
         "the mediator", ["Talks will not open", "before there is a truce"]),
        ("The army had left the town: so claims Ana Duarte, who lives there.", "Ana Duarte",
         ["The army had left the town"]),
        ("Duarte, asked about the map, said she had not seen it.", "Duarte",
         ["she had not seen it"]),
        ("The road was open, officials close to the talks said.", "officials",
         ["The road was open"]),
        ("On 12 July the mediator, Ana Duarte of Norway, announced in Oslo that both would sign.",
         "Ana Duarte of Norway", ["that both would sign"]),
        ("The raids, which the front has always denied, went on.", "the front", ["The raids"]),
        ("He stopped short of naming the culprit.", "He", ["the culprit"]),
        ("The ministry has published no figure of its own.", "The ministry",
         ["no figure of its own"]),
        ("“Somebody should tell the plane about it.”\n— Ana Duarte, 61", "Ana Duarte",
         ["Somebody should tell the plane about it."]),
        ("The envoy objected to the wording.", "The envoy", ["the wording"]),
        ("Duarte calls that a lie.", "Duarte", ["that a lie"]),
        ("The front accused the army of shelling two villages.", "The front",
         ["shelling two villages"]),
        ("The new draft was denounced by the front.", "the front", ["The new draft"]),
        ("He ruled out a raid before the truce expires on 16 April.", "He",
         ["a raid before the truce expires on 16 April"]),
    ],
)  # fmt: skip
def test_the_words_of_one_speaker(
    pipeline: Pipeline, text: str, speaker: str, content: list[str]
) -> None:
    found = next(a for a in attributions(text, pipeline) if content[0] in _contents(text, a))

    assert found.speaker.text.removeprefix("Gen. ") == speaker
    assert _contents(text, found) == content


def test_a_quotation_within_a_sentence_keeps_the_words_before_it(pipeline: Pipeline) -> None:
    text = "The road “is open to all,” the envoy said."

    (found,) = attributions(text, pipeline)

    assert _contents(text, found) == ["The road “is open to all,”"]


def test_a_colon_gives_the_quotation_to_the_subject_before_it(pipeline: Pipeline) -> None:
    text = "The envoy made the following remark: “We shall not be the first to leave.”"

    (found,) = attributions(text, pipeline)

    assert found.speaker.text == "The envoy"


def test_words_for_the_speaker_and_the_cue_are_kept_whole(pipeline: Pipeline) -> None:
    text = "The chief of the rebel army has repeatedly said that the road is closed."

    (found,) = attributions(text, pipeline)

    assert found.phrase is not None
    assert found.verb is not None
    assert text[slice(*found.phrase)] == "The chief of the rebel army"
    assert text[slice(*found.verb)] == "has repeatedly said"
    assert found.worded


def _contents(text: str, attribution: Attribution) -> list[str]:
    return [text[start:end] for start, end in attribution.content]
