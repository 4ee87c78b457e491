"""Our own annotated pages and sentences, their loader, scorer and gate.

Run `python -m gold dev` for the figures, `python -m gold gate` for the pinned floors; how to
annotate stands in `gold/README.md`.
"""
