"""What does the form's own furniture look like? The few rules that no other widget needs, from the theme's tokens."""

from ui import theme


def sheet() -> str:
    """The style sheet of the form: suggestions and the marks of points."""
    return f"""
QListWidget#suggestions {{ background: {theme.SURFACE}; border: 1px solid {theme.STRONG_BORDER}; border-radius: 4px; }}
QPushButton[role="mark"] {{ min-height: 18px; padding: 1px 7px; border-color: {theme.BORDER}; }}
QWidget#fields {{ background: transparent; }}
"""
