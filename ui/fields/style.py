"""What does the form's own furniture look like? The few rules that no other widget needs, from the theme's tokens."""

from ui import theme


def sheet() -> str:
    """The style sheet of the form: suggestions, check boxes with a visible focus, and the marks of points."""
    return f"""
QListWidget#suggestions {{ background: {theme.SURFACE}; border: 1px solid {theme.STRONG_BORDER}; border-radius: 4px; }}
QPushButton[role="mark"] {{ min-height: 18px; padding: 1px 7px; border-color: {theme.BORDER}; }}
QCheckBox {{ border: 2px solid transparent; border-radius: 4px; padding: 1px 4px 1px 1px; }}
QCheckBox:focus {{ border-color: {theme.PRIMARY}; }}
QCheckBox::indicator:focus {{ border: 1px solid {theme.STRONG_BORDER}; }}
QWidget#fields {{ background: transparent; }}
"""
