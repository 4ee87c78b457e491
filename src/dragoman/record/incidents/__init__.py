"""Incidents of event data sets, in the record beside what pages tell."""

from dragoman.record.incidents.door import Incidents
from dragoman.record.incidents.filing import Imported

__all__ = ["Imported", "Incidents"]
