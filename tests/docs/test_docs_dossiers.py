"""docs/dossiers.md tells every field of dossiers and briefs."""

from __future__ import annotations

from dataclasses import fields

import pytest
from tests.docs.test_docs import codes, text_of

from dragoman.views.brief.nouns import Brief, Figure, Item, Note, Section, Sentence, Series
from dragoman.views.dossiers import ActorDossier, AgreementDossier, IssueMatrix
from dragoman.views.dossiers.actor import Course, NameUsed, OfficeHeld
from dragoman.views.dossiers.issue import Cell, Disagreement, MatrixRow
from dragoman.views.dossiers.parts import (
    DayTold,
    Differing,
    Kin,
    Promise,
    RoleTold,
    Said,
    SideTold,
    Told,
)
from dragoman.views.evidence import Evidence

NOUNS = (
    Evidence, AgreementDossier, DayTold, RoleTold, Promise, Told, Kin, Said, Differing, SideTold,
    ActorDossier, NameUsed, OfficeHeld, Course, IssueMatrix, MatrixRow, Cell, Disagreement,
    Brief, Section, Item, Sentence, Note, Figure, Series,
)  # fmt: skip


@pytest.mark.parametrize("noun", NOUNS, ids=lambda noun: noun.__name__)
def test_every_field_of_a_dossier_is_documented(noun: type) -> None:
    known = codes(text_of("docs/dossiers.md"))
    assert not {field.name for field in fields(noun)} - known
