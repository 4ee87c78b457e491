"""Terms of ceasefires: read, checked, shipped with packs, and asked whether a place is theirs."""
