"""What stretches a page is made of, who published it and when."""

from dragoman.reading.zones.layout import lay_out

__all__ = ["lay_out"]
