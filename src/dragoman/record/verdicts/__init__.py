"""What each incident is under each set of terms: judged by rules, kept, brought up to date."""

from dragoman.record.verdicts.codes import CODES, Code
from dragoman.record.verdicts.door import Verdicts
from dragoman.record.verdicts.judge import Judge
from dragoman.record.verdicts.ruling import causes, ruling_of
from dragoman.record.verdicts.upkeep import BroughtUp

__all__ = ["CODES", "BroughtUp", "Code", "Judge", "Verdicts", "causes", "ruling_of"]
