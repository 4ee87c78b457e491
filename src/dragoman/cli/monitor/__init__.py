"""dragoman monitor: incidents under the terms of ceasefires."""

from dragoman.cli.monitor.commands import register

__all__ = ["register"]
