"""The ceasefire monitor: is it holding, where, and for whom."""

from dragoman.web.workbench.screen import Screen
from dragoman.web.workbench.screens.monitor.around import AROUND
from dragoman.web.workbench.screens.monitor.loaded import COLUMNS, LOADED
from dragoman.web.workbench.screens.monitor.overview import MONITOR
from dragoman.web.workbench.screens.monitor.places import MAP
from dragoman.web.workbench.screens.monitor.registers import REGISTERS_SCREEN
from dragoman.web.workbench.screens.monitor.verdicts import INCIDENT, VERDICTS
from dragoman.web.workbench.screens.monitor.weeks import WEEKS_SCREEN

MONITOR_SCREENS: tuple[Screen, ...] = (
    MONITOR, MAP, WEEKS_SCREEN, AROUND, VERDICTS, INCIDENT, REGISTERS_SCREEN, LOADED, COLUMNS,
)  # fmt: skip
