"""What is new, changed, disputed, due and lapsed in a stretch of days, every sentence footnoted."""

from dragoman.views.brief.compose import brief
from dragoman.views.brief.markdown import markdown
from dragoman.views.brief.nouns import Brief

__all__ = ["Brief", "brief", "markdown"]
