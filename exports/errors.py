"""What goes wrong with a file that is written or read."""


class FileProblem(Exception):
    """A fault of the file or its place; the text is a Chinese sentence that says what to do."""
