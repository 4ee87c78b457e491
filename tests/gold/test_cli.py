from __future__ import annotations

import json

import pytest
from gold.__main__ import main

SLUG = "srilanka-cfa-ministry"


def test_one_page_as_json_and_as_a_table(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["dev", "--page", SLUG, "--json"]) == 0
    plain = json.loads(capsys.readouterr().out)
    assert (plain["part"], plain["pages"], plain["sentences"]) == ("dev", 1, 0)
    assert main(["dev", "--page", SLUG, "--show", "misses", "--show", "extras"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert any(line.startswith("recall.must") for line in lines)
    missed, extra = lines.index("misses"), lines.index("extras")
    assert lines[missed + 1 : extra - 1] == plain["misses"]
    assert lines[extra + 1 :] == plain["extras"]


@pytest.mark.parametrize("words", [["nowhere"], ["dev", "--page", "nothing"]])
def test_what_is_not_there_is_told(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(words) == 1
    assert "no pa" in capsys.readouterr().err
