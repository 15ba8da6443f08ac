"""The only code that knows DuckDB: :mod:`store` writes, :mod:`ask` reads, the SQL stands in .sql files."""
