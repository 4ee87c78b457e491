"""Pages as rows of a table: JSON lines, CSV, Parquet."""
