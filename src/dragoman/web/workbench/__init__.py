"""The workbench: a record in the browser, to look, compare and decide."""

from dragoman.web.workbench.app import workbench

__all__ = ["workbench"]
