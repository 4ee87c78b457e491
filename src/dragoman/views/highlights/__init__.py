"""The days and sentences that matter in a large record, each anchored to its page."""

from dragoman.views.highlights.choose import choose
from dragoman.views.highlights.told import Told, told_in
from dragoman.views.highlights.view import Highlight, highlights

__all__ = ["Highlight", "Told", "choose", "highlights", "told_in"]
