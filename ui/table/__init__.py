"""The table of a register: ids in order, rows in windows, columns, copying."""
