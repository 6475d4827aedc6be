"""What is asked or shown above a page: history, operations, recycle bin, import, drafts."""
