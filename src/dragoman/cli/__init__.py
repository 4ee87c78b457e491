"""The command line: thin commands over the public API."""

from dragoman.cli.app import main

__all__ = ["main"]
