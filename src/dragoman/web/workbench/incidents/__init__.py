"""Incidents in the workbench: files loaded in the browser, and the sheet that is counted from."""

from dragoman.web.workbench.incidents.works import Works

__all__ = ["Works"]
