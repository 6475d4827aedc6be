"""What does a value that cannot be read say to the person who typed it?"""


class ValueProblem(ValueError):
    """A value was refused. The text is one Chinese sentence for the clerk: what is wrong, what is expected.

    Names no field and no row: whoever asked for the value knows these and adds them.
    """

    def __init__(self, sentence: str) -> None:
        """What the person typed on several lines is quoted on one."""
        super().__init__(" ".join(sentence.splitlines()))

    @property
    def sentence(self) -> str:
        """The sentence as it is shown beside the field."""
        return str(self)
