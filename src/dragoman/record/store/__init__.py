"""The tables of a record: their schema and migrations, what goes in, what is asked of them."""
