"""The one place where things are kept in tables: a file of the trainee's own, or a PostgreSQL of theirs."""
