"""Attributions from sentences: who speaks, what words are whose, what passes them on."""

from __future__ import annotations

import pytest

from dragoman.language import Pipeline
from dragoman.model import Attribution, Context, Mentions, Stance
from dragoman.reading.statements import find_attributions


def attributions(text: str, pipeline: Pipeline) -> list[Attribution]:
    paragraphs = []
    start = 0
    for paragraph in text.split("\n\n"):
        paragraphs.append((start, start + len(paragraph)))
        start += len(paragraph) + 2
    sentences = pipeline.parse(text, paragraphs)
    return list(find_attributions(text, paragraphs, sentences, Mentions()))


def contents(text: str, attribution: Attribution) -> list[str]:
    return [text[start:end] for start, end in attribution.content]


@pytest.mark.parametrize(
    ("text", "speaker", "content", "form"),
    [
        ("The envoy said that the road was open.", "The envoy", ["that the road was open"],
         "indirect"),
        ("The road was open, the envoy said.", "the envoy", ["The road was open"], "indirect"),
        ("“The road is open today,” the envoy said.", "the envoy", ["The road is open today"],
         "direct"),
        ("“The deal,” said Mr Amin, “is dead and cannot be revived.”", "Amin",
         ["The deal", "is dead and cannot be revived."], "direct"),
        ("According to the ministry, the rebels attacked the convoy.", "the ministry",
         ["the rebels attacked the convoy"], "indirect"),
        ("The truce held and, according to the ministry, no shots were fired.", "the ministry",
         ["no shots were fired"], "indirect"),
        ("He led a force which according to the ministry had two hundred men.", "the ministry",
         ["had two hundred men"], "indirect"),
        ("The general was quoted by Interfax as saying that the city was calm.", "The general",
         ["that the city was calm"], "indirect"),
        ("The army denied shelling the town.", "The army", ["shelling the town"], "indirect"),
        ("The envoy called for a meeting between the two armies.", "The envoy",
         ["a meeting between the two armies"], "indirect"),
        ("The envoy said in a television interview that foreign fighters, Chadians among them, "
         "must leave.", "The envoy",
         ["that foreign fighters, Chadians among them, must leave"], "indirect"),
        ("The deal, one delegate recalls, brought nothing but rain.", "one delegate",
         ["The deal", "brought nothing but rain"], "indirect"),
        ("There is, she added, no question of leaving.", "she",
         ["There is", "no question of leaving"], "indirect"),
        ("The opposition rejects the memorandum that Chad, Niger and Mali signed in Lomé.",
         "The opposition", ["the memorandum that Chad, Niger and Mali signed in Lomé"],
         "indirect"),
    ],
)  # fmt: skip
def test_one_statement(
    pipeline: Pipeline, text: str, speaker: str, content: list[str], form: str
) -> None:
    (found,) = attributions(text, pipeline)

    assert found.speaker.text.removeprefix("Mr ") == speaker
    assert contents(text, found) == content
    assert found.form == form


def test_a_quotation_behind_the_cue_belongs_to_the_same_statement(pipeline: Pipeline) -> None:
    text = "“We are pleased with it,” she said. “It is good for everybody here.”"

    (found,) = attributions(text, pipeline)

    assert contents(text, found) == ["We are pleased with it", "It is good for everybody here."]


def test_a_sentence_broken_over_paragraphs_leads_in_its_quotation(pipeline: Pipeline) -> None:
    text = "The envoy said the loss would:\n\n«make all of us work much harder for peace»."

    (found,) = [a for a in attributions(text, pipeline) if a.form == "direct"]

    assert "envoy" in found.speaker.text


def test_a_denial_is_a_voice_that_denies(pipeline: Pipeline) -> None:
    (found,) = attributions("The ministry denied that the ministers had met.", pipeline)

    assert found.effect is Context.DENIAL
    assert found.voice.stance is Stance.DENIES


def test_a_quotation_before_a_verb_with_an_object_is_still_his(pipeline: Pipeline) -> None:
    text = "“You cannot hold a country to ransom for ever,” Mr Amin scolded the absentees."

    (found,) = attributions(text, pipeline)

    assert contents(text, found) == ["You cannot hold a country to ransom for ever"]


def test_an_afterthought_does_not_swallow_what_was_said_first(pipeline: Pipeline) -> None:
    text = "“Nobody can say we were stubborn,” he said, adding that the offer stood."

    said = next(a for a in attributions(text, pipeline) if a.cue == "said")

    assert contents(text, said) == ["Nobody can say we were stubborn"]


def test_what_is_only_meant_is_no_statement(pipeline: Pipeline) -> None:
    assert attributions("The rebels agreed to meet the envoy.", pipeline) == []
    assert attributions("The ministers refused to rule out talks.", pipeline) == []


def test_a_thing_that_holds_says_nothing(pipeline: Pipeline) -> None:
    assert attributions("If the ministers meet, the truce will hold.", pipeline) == []


def test_a_cue_whose_aside_runs_to_the_end_of_the_sentence_is_no_error(pipeline: Pipeline) -> None:
    # the parser hung all that was said on "website", and nothing was left behind it
    attributions("The panel says on its website that “there were faults with the audio.”", pipeline)


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        ("The minister’s threat to leave the talks was ignored.", "The minister",
         "to leave the talks"),
        ("The union called a general strike for Monday.", "The union",
         "a general strike for Monday"),
        ("The governor attacked the army for its silence.", "The governor",
         "the army for its silence"),
        ("The army called the vote a mistake.", "The army", "the vote a mistake"),
        ("The rebels let it be known that they would not sign.", "The rebels",
         "that they would not sign"),
        ("The army insisted until this evening that the siege went on.", "The army",
         "that the siege went on"),
        ("The ministry threatened in spring to come back.", "The ministry", "to come back"),
        ("As the mayor stated, the rebels hold the town.", "the mayor", "the rebels hold the town"),
        ("The inquiry found no trace of gas.", "The inquiry", "no trace of gas"),
        ("In the words of the envoy, the truce is dead.", "the envoy", "the truce is dead"),
        ("Asked whether he would resign, the minister said nothing.", "the minister",
         "whether he would resign"),
    ],
)  # fmt: skip
def test_acts_of_speech_without_a_verb_of_saying(
    pipeline: Pipeline, text: str, speaker: str, content: str
) -> None:
    (found,) = attributions(text, pipeline)

    assert found.speaker.text == speaker
    assert contents(text, found) == [content]


@pytest.mark.parametrize(
    "text",
    [
        "The war claimed two hundred lives.",
        "The storm threatened to delay the talks.",
        "The rebels called off a truce.",
        "The soldiers found three rifles.",
        "The army attacked the town for three days.",
        "The front dropped its demand for independence.",
    ],
)
def test_deeds_are_no_acts_of_speech(pipeline: Pipeline, text: str) -> None:
    assert attributions(text, pipeline) == []


def test_a_clause_on_a_name_is_not_what_is_said(pipeline: Pipeline) -> None:
    text = "The envoys questioned the wisdom of inviting General Sato, who has never kept a truce."

    (found,) = attributions(text, pipeline)

    assert contents(text, found)[0].startswith("the wisdom of inviting General Sato")


def test_who_says_it_all_is_no_content_of_what_is_asked(pipeline: Pipeline) -> None:
    text = "Chad has asked Niger to send troops to Mali, the envoy said."

    found = {one.speaker.text: contents(text, one) for one in attributions(text, pipeline)}

    assert found["Chad"] == ["to send troops to Mali"]
    assert found["the envoy"] == ["Chad has asked Niger to send troops to Mali"]


def test_who_is_reported_to_do_something_says_nothing(pipeline: Pipeline) -> None:
    assert attributions("The minister is reported to oppose any withdrawal.", pipeline) == []


def test_who_repeats_the_demand_of_another_makes_it(pipeline: Pipeline) -> None:
    text = "Dr Amin repeated the council's demand that the troops leave."
    assert all(found.speaker.text != "council" for found in attributions(text, pipeline))
