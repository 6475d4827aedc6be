"""What goes wrong with a file that is written or read."""


class FileProblem(Exception):
    """A fault of the file or its place; the text is a Chinese sentence that says what to do."""

    def __init__(self, message: str, *, at: tuple[str, int] | None = None) -> None:
        super().__init__(message)
        self.at = at
        """The record in which the fault can be mended: its kind and number, as who made the document gave them."""
