"""How does a sheet from outside become records? Read, find the table, understand, compare, then store."""
