"""Meetings: who sits together, who stays away, who is asked to come."""

from __future__ import annotations

from dragoman.reading.facts.meetings.from_clauses import meetings
from dragoman.reading.facts.meetings.invitations import invitations

__all__ = ["invitations", "meetings"]
