"""What reviewers decided, and what follows from it."""

from dragoman.record.judgements.log import Judgement, Verdict

__all__ = ["Judgement", "Verdict"]
