"""What the program does: records, operations, importing, papers' content, search. No Qt, no file formats."""
