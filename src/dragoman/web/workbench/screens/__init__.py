"""The screens of the workbench, in the order of its menu."""

from dragoman.web.workbench.screen import Screen
from dragoman.web.workbench.screens.actors import ACTOR, ACTORS
from dragoman.web.workbench.screens.agreements import AGREEMENT, AGREEMENTS, COMMITMENTS
from dragoman.web.workbench.screens.brief import BRIEF
from dragoman.web.workbench.screens.disputed import DISPUTED
from dragoman.web.workbench.screens.fact import FACT
from dragoman.web.workbench.screens.monitor import MONITOR_SCREENS
from dragoman.web.workbench.screens.network import NETWORK
from dragoman.web.workbench.screens.page import PAGE
from dragoman.web.workbench.screens.pages import PAGES
from dragoman.web.workbench.screens.positions import POSITIONS
from dragoman.web.workbench.screens.record import RECORD
from dragoman.web.workbench.screens.review import REVIEW
from dragoman.web.workbench.screens.search import SEARCH
from dragoman.web.workbench.screens.timeline import TIMELINE

SCREENS: tuple[Screen, ...] = (
    RECORD, TIMELINE, PAGES, PAGE, FACT, DISPUTED, ACTORS, ACTOR, NETWORK, AGREEMENTS, AGREEMENT,
    COMMITMENTS, POSITIONS, *MONITOR_SCREENS, REVIEW, BRIEF, SEARCH,
)  # fmt: skip
