"""Who speaks: the classes of sentences in which trees name the wrong one."""

from __future__ import annotations

import pytest
from tests.reading.facts.reading import facts_of

from dragoman.language import Pipeline
from dragoman.model import Attribution, FactKind, Mentions, Statement
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
        ("Rui Navarro, head of the rebels' panel, urged the king to think again.", "urged",
         "Rui Navarro"),
        ("Maria Santos, who heads the ministers' committee, told reporters that it was over.",
         "told", "Maria Santos"),
        ("David Oke, until Thursday the head of the team, says that the talks are dead.", "says",
         "David Oke"),
        ("In Oslo, the minister, Rui Navarro, said the talks had failed.", "said",
         "Rui Navarro"),
        ("“Not one shot,” Ana Duarte, then the panel's chairwoman, liked to say.", "say",
         "Ana Duarte"),
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


@pytest.mark.parametrize(
    ("text", "cue", "speaker"),
    [
        ("French radio quoted a British diplomat as saying that the talks would not resume.",
         "as saying", "British diplomat"),
        ("In Oslo, Ana Duarte, whose officials drafted the text, said Norway would send money.",
         "said", "Duarte"),
        ("Denying reports of a raid, a spokeswoman for the party said no man had been sent.",
         "said", "spokeswoman"),
        ("According to a diplomat from a member state, the delegates left.", "According to",
         "diplomat"),
        ("According to the Lagos Lantern, quoting aid workers, thousands fled the town.",
         "According to", "Lantern"),
        ("He renewed the plea after Ana Duarte called on both sides to withdraw.", "called on",
         "Duarte"),
        ("'We are not there yet,' Mr Sow said.", "said", "Sow"),
    ],
)  # fmt: skip
def test_the_order_of_words_corrects_the_tree(
    pipeline: Pipeline, text: str, cue: str, speaker: str
) -> None:
    (found,) = [a for a in attributions(text, pipeline) if a.cue == cue]

    assert speaker in found.speaker.text


def test_who_quotes_passes_the_words_on(pipeline: Pipeline) -> None:
    (found,) = attributions("Radio Sur quoted the envoy as saying the city was calm.", pipeline)

    assert "Radio Sur" in [voice.text for voice in found.outer]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("The truce had been broken now and again, he added, but had not collapsed.",
         "The truce had been broken now and again"),
        ("It dropped that claim on Sunday, delegates say, after a call from the king.",
         "It dropped that claim on Sunday"),
        ("The minister refused: his state, he said, had promised nothing.", "his state"),
    ],
)  # fmt: skip
def test_words_around_a_cue_put_in_are_its_content(
    pipeline: Pipeline, text: str, content: str
) -> None:
    (found,) = [a for a in attributions(text, pipeline) if a.rule == "statement.before"]

    assert text[slice(*found.content[0])] == content


@pytest.mark.parametrize(
    "text",
    [
        "Each party will order its forces to leave the town.",
        "If the voters reject the plan, the army stays.",
        "The people are to accept or reject a special autonomy.",
    ],
)
def test_an_act_that_lies_ahead_is_no_statement(pipeline: Pipeline, text: str) -> None:
    assert attributions(text, pipeline) == []


def test_a_news_conference_is_an_occasion_and_no_listener(pipeline: Pipeline) -> None:
    (found,) = attributions("He told a news conference that the road is open.", pipeline)

    assert found.addressees == ()
    assert found.occasion == "a news conference"


def test_a_particle_behind_its_object_belongs_to_the_cue(pipeline: Pipeline) -> None:
    (found,) = attributions("Foreign Minister Ana Duarte brushed that aside.", pipeline)

    assert found.act == "deny"


@pytest.mark.parametrize(
    ("text", "cue", "content"),
    [
        ("The Ministry stresses that Norway has never sent troops.", "stresses",
         "that Norway has never sent troops"),
        ("The army denies having fired on the town.", "denies", "having fired on the town"),
        ("The ministry declined to say how long the troops would stay.", "declined",
         "how long the troops would stay"),
        ("The Minister informed his guest that Norway would release the men.", "informed",
         "that Norway would release the men"),
        ("The army denied firing; a diplomat told the paper that it had.", "denied", "firing"),
        ("He voiced alarm at the acts of armed groups.", "voiced",
         "alarm at the acts of armed groups"),
        ("She appealed to them to join, promising that the door would stay open.", "appealed",
         "to join"),
    ],
)  # fmt: skip
def test_content_ends_where_the_words_do(
    pipeline: Pipeline, text: str, cue: str, content: str
) -> None:
    (found,) = [a for a in attributions(text, pipeline) if a.cue == cue]

    assert [text[low:high] for low, high in found.content] == [content]


def test_what_was_not_said_lends_no_voice(pipeline: Pipeline) -> None:
    (found,) = attributions("The ministry has not commented.", pipeline)

    assert found.negated


def test_who_spoke_before_goes_on(pipeline: Pipeline) -> None:
    text = "Mr Sow confirmed that small numbers of guns had moved, but called it a regrouping."

    assert {a.speaker.text.removeprefix("Mr ") for a in attributions(text, pipeline)} == {"Sow"}


def test_a_day_says_nothing() -> None:
    text = "Norway signed, on 26 May, a protocol which says that all captives will be freed."
    (said,) = facts_of(text, FactKind.STATEMENT)
    assert isinstance(said.detail, Statement)
    assert said.detail.speaker.name == "a protocol"


def test_to_make_it_known_is_to_say_so_and_to_reach_nothing() -> None:
    text = "The accord failed. Kofi Annan made it known that he would not come."
    (said,) = facts_of(text, FactKind.STATEMENT)
    assert isinstance(said.detail, Statement)
    assert said.detail.speaker.name == "Kofi Annan"
    assert not [f for f in facts_of(text, FactKind.AGREEMENT) if f.rule.endswith("reached")]
