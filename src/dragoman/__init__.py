"""Dragoman: the source-grounded record of a peace process."""
