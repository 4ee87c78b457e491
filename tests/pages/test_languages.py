"""Which language a text is in."""

from __future__ import annotations

import pytest

from dragoman.pages import detect_language


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("The parties signed a truce on Friday after four days of talks in the capital.", "en"),
        ("Les parties ont signé une trêve vendredi après quatre jours de pourparlers.", "fr"),
        ("Стороны подписали перемирие в пятницу после четырёх дней переговоров.", "ru"),
        ("وقع الطرفان هدنة يوم الجمعة بعد أربعة أيام من المحادثات", "ar"),
        ("123 – 456", "und"),
        ("", "und"),
    ],
)
def test_language(text: str, code: str) -> None:
    assert detect_language(text) == code
