"""Lists of rows: models that change only what differs, and delegates that paint a row and nothing else."""
