"""The process example: pages that ship with Dragoman, and what an analyst concludes from them."""
