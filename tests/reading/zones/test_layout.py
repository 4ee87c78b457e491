"""The layout as a whole: invariants on any text, and one own-made page per family of rules."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.model import Basis, Day, Layout, Page, Precision, Zone, ZoneKind
from dragoman.reading.zones import lay_out

LINES = [
    "0 $", "€12,340 raised of €20,000", "Share this:", "11 Comments", "Reply", "Jane Doe",
    "By Jane Doe in Juba", "3 March 2017", "JUBA, March 3 (Reuters) – The talks began.",
    "The parties signed the truce on Friday, the mediator said after the meeting.",
    "said the envoy, who had come", "«to listen».", "# A Heading", "---", "> quoted", "[a](b)",
    "Copyright © 2017 Example", "* one", "1. The parties agree", "", " ", "\u200b",
    "停火协议已经签署。",
]  # fmt: skip
texts = st.one_of(
    st.text(max_size=400),
    st.lists(st.sampled_from(LINES), max_size=30).map("\n".join),
    st.lists(st.sampled_from(LINES), max_size=30).map("\r\n\r\n".join),
    st.lists(st.sampled_from(LINES), max_size=60).map(" ".join),
)


def laid_out(text: str, **stated: object) -> Layout:
    return lay_out(Page(name="page.txt", text=text, **stated))  # type: ignore[arg-type]


def words_of(text: str, kind: ZoneKind) -> list[str]:
    return [text[z.start : z.end] for z in laid_out(text).zones if z.kind is kind]


def kind_of(text: str, words: str) -> ZoneKind:
    start = text.index(words)
    return next(z.kind for z in laid_out(text).zones if z.start <= start < z.end)


@settings(max_examples=300, deadline=None)
@given(texts)
def test_zones_cover_all_but_white_space_once_and_in_order(text: str) -> None:
    zones = laid_out(text).zones

    covered = [i for zone in zones for i in range(zone.start, zone.end)]
    assert covered == sorted(set(covered))
    assert {i for i, char in enumerate(text) if not char.isspace()} <= set(covered)
    assert all(text[z.start : z.end].strip() == text[z.start : z.end] for z in zones)
    assert all(zone.why for zone in zones)


@settings(max_examples=50, deadline=None)
@given(texts)
def test_the_same_page_gives_the_same_layout(text: str) -> None:
    assert laid_out(text) == laid_out(text)


STORY = """\
The government and the rebels signed a truce in Juba on Friday after four days of talks.

The mediator said that both sides would withdraw their troops from the town within a week.

“We will hold our fire from midnight,” the rebel envoy told reporters after the ceremony.
"""

FURNITURE = [
    "0 $\n2,500 $\n5,000 $",
    "€12,340 raised of €20,000",
    "10 DAYS LEFT UNTIL THE END OF MARCH",
    "Support The Daily Example",
    "Sign up for our newsletter",
    "We use cookies on this website to improve your experience.",
    "Facebook Twitter WhatsApp Print",
    "Share this:",
    "Home > World > Africa",
    "Advertisement",
    "5 min read",
    "1,203 views",
    "Tags: Truce, Juba",
    "Region: Horn of Africa",
    "MORE ON THIS TOPIC:",
    "See also: Rebels leave the talks",
    "Copyright © 2017 Example Media. All rights reserved.",
    "For media inquiries: press@example.org",
    "Disclaimer: The views expressed here are those of the author.",
    "Correction: An earlier version of this article misspelt the envoy's name.",
    "This article has been updated.",
    "Download our app",
]


CLOSING = ("Tags", "Region", "Copyright", "For media", "Disclaimer")
"""What stands below articles only."""


@pytest.mark.parametrize(
    ("furniture", "place"),
    [
        (f, place)
        for f in FURNITURE
        for place in (0, 2, 3)
        if place != 2 or not f.startswith(CLOSING)
    ],
)
def test_furniture_is_kept_apart_and_the_story_kept(furniture: str, place: int) -> None:
    parts = STORY.strip().split("\n\n")
    parts.insert(place, furniture)
    text = "\n\n".join(parts)

    assert words_of(text, ZoneKind.BODY) == STORY.strip().split("\n\n")
    for line in furniture.split("\n"):
        assert kind_of(text, line) is ZoneKind.BOILERPLATE


def test_head_of_a_page() -> None:
    text = (
        "Rebels And Government Sign Truce\n\nSupport The Daily Example\n\n"
        "Rebels And Government Sign Truce\n\nBy [Jane Doe](#)\n\n"
        "The Daily Example, March 4, 2017\n\nThe envoys. IMAGE: John Roe/Example Agency\n\n" + STORY
    )

    layout = laid_out(text)

    assert [z.kind.value for z in layout.zones[:6]] == [
        "title", "boilerplate", "title", "byline", "dateline", "caption",
    ]  # fmt: skip
    assert layout.title == "Rebels And Government Sign Truce"
    assert layout.byline == "Jane Doe"
    assert layout.outlet == "The Daily Example"
    assert layout.published.start == date(2017, 3, 4)
    assert layout.published.basis is Basis.STATED


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Staff Writer", ZoneKind.BYLINE),
        ("Jane Doe in Nairobi", ZoneKind.BYLINE),
        ("By Jane Doe and John Roe, Special Correspondents", ZoneKind.BYLINE),
        ("Published: 3 March 2017, 14:05 GMT", ZoneKind.DATELINE),
        ("Photo: Jane Doe/AFP", ZoneKind.CAPTION),
        ("FILE PHOTO: Troops near Juba", ZoneKind.CAPTION),
        ("A woman walks past a burnt market in Juba. (AP Photo/Jane Doe)", ZoneKind.CAPTION),
        ("Jane Doe (left) greets the rebel envoy in Juba.", ZoneKind.CAPTION),
        ("Source: example.org", ZoneKind.CAPTION),
    ],
)
def test_lines_between_title_and_text(line: str, kind: ZoneKind) -> None:
    text = f"Rebels And Government Sign Truce\n\n{line}\n\n{STORY}"

    assert kind_of(text, line) is kind
    assert words_of(text, ZoneKind.BODY) == STORY.strip().split("\n\n")


@pytest.mark.parametrize(
    ("line", "origin"),
    [
        ("The original source of this article is [Example Review](#)", "Example Review"),
        ("This article was first published by the Example Review.", "the Example Review"),
        ("Republished from Example Review", "Example Review"),
        ("Source: Example Review", "Example Review"),
        ("(Reuters)", None),
        ("(Reporting by Jane Doe; Editing by John Roe)", None),
    ],
)
def test_credits_below_the_text(line: str, origin: str | None) -> None:
    text = f"Rebels And Government Sign Truce\n\n{STORY}\n{line}\n"

    assert kind_of(text, line) is ZoneKind.CREDIT
    assert laid_out(text).republished_from == origin


COMMENTS = {
    "widget": "Notify of\n11 Comments\nOldest\nNewest Most Voted\nInline Feedbacks\n"
    "View all comments\nnight_owl\n\nThe rebels will never keep it, says anyone who lives here.\n\n"
    "hash\nhashed\nx\n()",
    "blog": "2 thoughts on “Rebels sign”\nJane Roe says:\nMarch 4, 2017 at 9:12 am\n"
    "The article says the truce starts at midnight, so let us wait and see.\nReply\n"
    "Leave a Reply",
    "headless": "night_owl\n2 years ago\nThe rebels will never keep this truce, believe me.\n"
    "Reply\nMary Major\n1 year ago\nThey kept it until the harvest, which is something.\nReply",
    "facebook": "Comments\nJane Roe\nNobody in this town believes a word of it, sorry to say.\n"
    "Like · Reply · 3h\nMary Major\nSpeak for yourself, we have waited years for this day.\n"
    "Like · Reply · 2h",
}


@pytest.mark.parametrize("system", sorted(COMMENTS))
def test_reader_comments(system: str) -> None:
    text = f"Rebels And Government Sign Truce\n\n{STORY}\n{COMMENTS[system]}\n\n© 2017 Example"

    zones = laid_out(text).zones
    first = text.index(COMMENTS[system])

    assert words_of(text, ZoneKind.BODY) == STORY.strip().split("\n\n")
    assert {z.kind for z in zones if z.start >= first and "©" not in text[z.start : z.end]} == {
        ZoneKind.COMMENT
    }
    assert kind_of(text, "© 2017") is ZoneKind.BOILERPLATE


def test_comments_on_one_line_behind_their_hand() -> None:
    text = (
        f"# The week\n\n{STORY}\n\n---\n\n**3 thoughts on “The week”**\n\n"
        "**oar_man** says: They will never sign.\n\n**Ms. Ida R., Bodø** says: Nice text.\n"
    )

    assert kind_of(text, "They will never") is ZoneKind.COMMENT
    assert kind_of(text, "Nice text.") is ZoneKind.COMMENT
    assert words_of(text, ZoneKind.BODY) == STORY.strip().split("\n\n")


def test_what_somebody_must_do_is_no_picture() -> None:
    text = "The clans must leave the town by 3 May 1999.\n"

    assert kind_of(text, "The clans must leave") is ZoneKind.BODY


def test_a_page_of_comments_only_has_no_body() -> None:
    text = COMMENTS["widget"]

    assert {zone.kind for zone in laid_out(text).zones} == {ZoneKind.COMMENT}


def test_a_count_of_comments_above_the_text_opens_nothing() -> None:
    text = f"Rebels And Government Sign Truce\n\n3 Comments\n\n{STORY}"

    assert words_of(text, ZoneKind.BODY) == STORY.strip().split("\n\n")


def test_headings_and_points() -> None:
    text = (
        f"{STORY}\nWhat the sides agreed\n\n1. The parties shall cease all hostilities.\n"
        "2. The parties shall open the roads;\n\nThe mediator asked both sides to:\n"
        "- free all prisoners\n- let aid pass\n\nBoth sides said that they would do so at once."
    )

    assert words_of(text, ZoneKind.HEADING) == ["What the sides agreed"]
    assert kind_of(text, "2. The parties") is ZoneKind.BODY
    assert kind_of(text, "- let aid pass") is ZoneKind.BODY


def test_a_signed_agreement_keeps_its_signatures() -> None:
    text = (
        "AGREEMENT ON A CESSATION OF HOSTILITIES\n\nArticle 1\n"
        "The Parties shall cease all hostilities from noon on 5 May 2008.\n\n"
        "Article 2\nThe Parties shall withdraw to the lines of 1 January.\n\n"
        "Done at Juba, 3 May 2008\n\nFor the Government:\nJohn Roe\n\nFor the "
        "Movement:\nRichard Miles"
    )

    assert kind_of(text, "Article 1") is ZoneKind.HEADING
    assert kind_of(text, "For the Movement") is ZoneKind.BODY
    assert kind_of(text, "Richard Miles") is ZoneKind.BODY


def test_sentences_broken_by_line_breaks_stay_whole() -> None:
    text = (
        f"{STORY}\nAt the ceremony, the minister said the loss would\n\n"
        "«make all of us work for peace».\n\nTheir armies hold joint\n\nexercises in the spring."
    )

    bodies = words_of(text, ZoneKind.BODY)

    assert any("would\n\n«make" in body for body in bodies)
    assert any("joint\n\nexercises" in body for body in bodies)


def test_a_page_without_line_breaks() -> None:
    more = (f"In district {n} the monitors counted fewer violations than before." for n in range(9))
    story = " ".join([*STORY.split(), *more])
    text = story + " Share this article. Copyright 2020 Example Agency. All rights reserved."

    assert words_of(text, ZoneKind.BODY) == [story]


def test_text_wrapped_by_hand() -> None:
    text = (
        "The parties to the talks moved closer to an\nagreement today, with both of the "
        "governments\n"
        "saying that most of the questions that divided\nthem had been settled.\n\n"
        "The talks are due to end in April. Officials\nsaid the parties would meet again next "
        "week,\n"
        "and nobody should expect miracles before that."
    )

    assert words_of(text, ZoneKind.BODY) == text.split("\n\n")


def test_author_note_and_related_list_below() -> None:
    text = (
        f"Rebels And Government Sign Truce\n\n{STORY}\n"
        "Jane Doe is a reporter based in Nairobi who covers the Horn of Africa.\n\n"
        "Related articles\nRebels leave the talks\nArmy denies shelling a market\n"
    )

    assert words_of(text, ZoneKind.BODY) == STORY.strip().split("\n\n")
    assert kind_of(text, "Jane Doe is") is ZoneKind.BOILERPLATE
    assert kind_of(text, "Army denies") is ZoneKind.BOILERPLATE


def test_legal_notices_of_any_length_below() -> None:
    notice = (
        "This site contains copyrighted material whose use has not always been authorised by the "
        "copyright owner. We make it available to our readers to advance the understanding of "
        'political and economic matters under the provisions of "fair use", without profit, to '
        "those who have asked to receive it for research and for teaching, and to nobody else."
    )
    text = f"{STORY}\nDisclaimer: The author alone answers for this article.\n{notice}\n"

    assert words_of(text, ZoneKind.BODY) == STORY.strip().split("\n\n")


def test_live_page_stamps_are_datelines() -> None:
    text = (
        "Live: Talks In Juba\n\n14:32\n\nThe minister has arrived at the hotel, our reporter "
        "says.\n\n"
        "13:10 GMT\n\nThe rebels say they will not sit at the same table as the army today."
    )

    assert words_of(text, ZoneKind.DATELINE) == ["14:32", "13:10 GMT"]


def test_hints_of_the_markup_win() -> None:
    text = "A Line Of Words\n\n" + STORY
    hint = Zone(ZoneKind.HEADING, 0, 15, "markup: h2")
    page = Page(name="page.html", text=text, title="Other Words", hints=(hint,))

    assert lay_out(page).zones[0].kind is ZoneKind.HEADING


def test_stated_metadata_come_first() -> None:
    day = Day(date(2017, 3, 5), date(2017, 3, 5), Precision.DAY, Basis.STATED)
    layout = laid_out(
        f"A Title Of Some Words\n\nMarch 4, 2017\n\n{STORY}", published=day, outlet="X"
    )

    assert layout.published == day
    assert layout.outlet == "X"
