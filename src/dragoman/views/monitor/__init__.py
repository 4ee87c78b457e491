"""The ceasefire monitor: what was reported before and after, where, between whom, by whom.

Descriptive: what was reported, not why.
"""

from dragoman.views.monitor.around import around
from dragoman.views.monitor.cases import Choice, unjudged
from dragoman.views.monitor.panels import Layout, panels

__all__ = ["Choice", "Layout", "around", "panels", "unjudged"]
