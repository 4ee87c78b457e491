"""Every reason code of a verdict is explained, with the answer it stands for, and no other."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import dragoman.actors.terms.territory as territory
from dragoman.lexicon.loader import load_table
from dragoman.model import Answer, Question, Ruling
from dragoman.record.verdicts import CODES

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "verdicts.md").read_text(encoding="utf-8")
_ROW = re.compile(r"^\| `(\w+)` \| (yes|no|unknown) \|", re.MULTILINE)


def told(section: str) -> dict[str, str]:
    """The codes and answers that a section of the page has."""
    found = PAGE.partition(f"\n## {section}\n")[2].partition("\n## ")[0]
    return dict(_ROW.findall(found))


def codes_of_places() -> dict[str, str]:
    """The codes that places are answered by, with their answers, as their source has them."""
    tree = ast.parse(Path(territory.__file__).read_text(encoding="utf-8"))
    found: dict[str, str] = {}
    for call in ast.walk(tree):
        if isinstance(call, ast.Call):
            for answer, code in zip(call.args, call.args[1:], strict=False):
                if (
                    isinstance(answer, ast.Attribute)
                    and getattr(answer.value, "id", "") == "Answer"
                    and isinstance(code, ast.Constant)
                ):
                    found[str(code.value)] = Answer[answer.attr].value
    return found


def test_every_code_is_explained() -> None:
    for question in (Question.TIME, Question.PARTIES, Question.ACT):
        expected = {code.value: answer.value for code, answer in CODES[question].items()}
        assert told(question.value.capitalize()) == expected


def test_every_code_of_places_is_explained() -> None:
    found = codes_of_places()
    assert {"unit_in_part", "coordinates_inside", "other_unit"} <= set(found)
    assert found.items() <= told("Place").items()
    source = Path(territory.__file__).read_text(encoding="utf-8")
    assert all(f'"{code}"' in source for code in told("Place"))


def test_every_ruling_is_explained() -> None:
    assert all(f"| `{ruling.value}` |" in PAGE for ruling in Ruling)


def test_no_violation_but_a_potential_one() -> None:
    plain = re.sub(
        r"potential[_ ]violation|[Pp]otential violation|finding of a violation", "", PAGE
    )
    assert "violation" not in plain.lower()


def test_the_labels_have_groups_that_are_known() -> None:
    groups = {row["group"] for row in load_table("aggregate_labels")}
    known = {"lump", "members", "unidentified", "civilians", "modifier", "government", "branch"}
    assert groups == known
