"""Event data sets of the field as incidents: UCDP GED, ACLED."""

from dragoman.exchange.incidents.acled import read_deletions
from dragoman.exchange.incidents.reading import LAYOUTS, IncidentFile, read_incidents

__all__ = ["LAYOUTS", "IncidentFile", "read_deletions", "read_incidents"]
