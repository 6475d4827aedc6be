"""What goes wrong with the store itself."""


class StoreProblem(Exception):
    """A fault of the store or its place; the text is a Chinese sentence that says what to do."""


class StoreHeld(StoreProblem):
    """Another window writes to this store; it can be opened read-only."""


class OldStore(StoreProblem):
    """The store is of an older schema, and was opened for reading alone."""


class ReadOnlyStore(StoreProblem):
    """The store was opened for reading alone."""


class LostUpdate(StoreProblem):
    """The record was changed by somebody else since it was read."""
