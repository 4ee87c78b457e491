"""Lifecycles: what became of plans, agreements, commitments, parts and names."""
