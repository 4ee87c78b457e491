"""What the press tells of agreements and ceasefires, PA-X and CF held against each other."""

from dragoman.exchange.compare.reports import Compared, Comparison, compare_record, crosswalk

__all__ = ["Compared", "Comparison", "compare_record", "crosswalk"]
