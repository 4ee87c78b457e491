"""Shards: how a heap of pages is cut for many machines, and the folder their facts end up in.

Nothing here needs Spark: what one machine read with it, another brings into a record without.
"""

from dragoman.farm.shards.cutting import Shard, cut
from dragoman.farm.shards.folder import Finished, Folder
from dragoman.farm.shards.slices import bring_in, readings

__all__ = ["Finished", "Folder", "Shard", "bring_in", "cut", "readings"]
