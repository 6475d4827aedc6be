"""Everything Qt: pages, forms, tables, dialogs, jobs. Shows and asks, computes nothing."""
