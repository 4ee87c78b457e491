"""Lines in another language around an English article."""

from __future__ import annotations

import pytest

from dragoman.model import Page, ZoneKind
from dragoman.reading.zones import lay_out

STORY = (
    "Front and army agree to stop shelling the valley",
    "The army and the Liberation Front agreed on Monday to stop shelling the upper valley.",
    "The truce was brokered by two bishops, who carried letters between the camps for a month.",
    "The army confirmed the truce in one line and gave no date for a withdrawal from the valley.",
)


def kind_of(line: str) -> ZoneKind:
    text = "\n\n".join((*STORY[:3], line, *STORY[3:]))
    start = text.index(line)
    zones = lay_out(Page(name="page.txt", text=text)).zones
    return next(zone.kind for zone in zones if zone.start <= start < zone.end)


@pytest.mark.parametrize(
    "line",
    [
        "Lo más leído de la semana en nuestra página",
        "Diese Inhalte werden nicht mehr angezeigt.",
        "Çok okunan haberler ve yorumlar",
        "Halaman selanjutnya",
        "Самое интересное за неделю",
        "الأكثر مشاهدة هذا الأسبوع",
    ],
)
def test_furniture(line: str) -> None:
    assert kind_of(line) is ZoneKind.BOILERPLATE


@pytest.mark.parametrize(
    "line",
    [
        "The Ejército Popular de la Selva did not sign.",
        "“Vamos a ver,” the commander of the front told reporters.",
        "- Mouvement des patriotes pour la justice (MPJ), which kept its guns;",
    ],
)
def test_names_in_english_sentences(line: str) -> None:
    assert kind_of(line) is ZoneKind.BODY


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("[ Five things that nearly sank the truce ]", ZoneKind.BOILERPLATE),
        ("Correction: An earlier version of this story misspelt a name.", ZoneKind.BOILERPLATE),
        (
            "Correction: We wrote on Friday that the Front had shelled Mora. It had not.",
            ZoneKind.BODY,
        ),
        ("2. What the bishops want", ZoneKind.HEADING),
    ],
)
def test_set_between_paragraphs(line: str, kind: ZoneKind) -> None:
    assert kind_of(line) is kind


@pytest.mark.parametrize(
    "dateline", ["MORA, Delta (DNA) _ ", "MORA. ", "Mora, Delta News -- ", "Moravia. "]
)
def test_datelines_of_wires(dateline: str) -> None:
    text = "\n\n".join((STORY[0], dateline + STORY[1], *STORY[2:]))
    zones = lay_out(Page(name="page.txt", text=text)).zones
    glued = [text[z.start : z.end] for z in zones if z.kind is ZoneKind.DATELINE]
    assert glued == [dateline.strip()]
