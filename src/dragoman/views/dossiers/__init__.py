"""Everything that a record tells of one agreement, one actor or one issue."""

from dragoman.views.dossiers.actor import ActorDossier, actor_dossier
from dragoman.views.dossiers.agreement import AgreementDossier, agreement_dossier
from dragoman.views.dossiers.issue import IssueMatrix, issue_matrix

__all__ = [
    "ActorDossier",
    "AgreementDossier",
    "IssueMatrix",
    "actor_dossier",
    "agreement_dossier",
    "issue_matrix",
]
