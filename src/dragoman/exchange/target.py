"""The file that an export writes, as the record's own exports do."""

from dragoman.record.store.target import check_target, new_file

__all__ = ["check_target", "new_file"]
