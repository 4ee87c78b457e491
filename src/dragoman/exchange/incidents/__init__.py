"""Event data sets of the field as incidents: UCDP GED, ACLED, tables with columns of one's own."""

from dragoman.exchange.incidents.acled import read_deletions
from dragoman.exchange.incidents.own import OwnFile
from dragoman.exchange.incidents.reading import LAYOUTS, IncidentFile, read_incidents

__all__ = ["LAYOUTS", "IncidentFile", "OwnFile", "read_deletions", "read_incidents"]
