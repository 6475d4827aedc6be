"""What stands beside a record's fields: the records that refer to it, and the files that belong to it."""
