"""Pages that the weights of `reading.zones` are learned from."""
