"""How does a sheet from outside come in? The import dialog and its parts."""
