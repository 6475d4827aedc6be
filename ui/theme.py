"""How does the window look: colours, sizes, font, style sheet and icons, said once."""

from functools import lru_cache
from pathlib import Path

from PySide6.QtCore import QByteArray, QDir, QRectF
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QIcon, QPainter, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication, QWidget

from app.places import screen_font

WINDOW = "#F2F4F7"
SURFACE = "#FFFFFF"
ZEBRA = "#F7F9FC"
HEADER = "#EBEFF4"
NAVIGATION = "#E7ECF2"
BORDER = "#C9D1DB"
STRONG_BORDER = "#7A8798"
GRID = "#E3E8EE"
TEXT = "#1D2733"
SECOND_TEXT = "#4E5B6A"
PRIMARY = "#1D5FA6"
SELECTION = "#CFE2F7"
SELECTION_TEXT = "#0F2A47"
DANGER = "#B3261E"
DANGER_SURFACE = "#FCEBEA"
WARNING = "#8A5300"
WARNING_SURFACE = "#FFF4DB"
OK = "#1C7444"
OK_SURFACE = "#E6F4EC"
DISABLED_TEXT = "#8A95A3"

INPUT_HEIGHT = 32
LABEL_WIDTH = 96
FORM_WIDTH = 380
NAVIGATION_WIDTH = 176
ROW_HEIGHT = 30
ICON_SIZE = 18

FONT_POINTS = 10.5
TITLE_POINTS = 13.0
SYSTEM_FAMILIES = ("Microsoft YaHei UI", "Noto Sans CJK SC")

ICONS = Path(__file__).resolve().parent / "icons"


def set_text_size(points: float) -> None:
    """Make text, rows and inputs larger before anything is built: 12 pt for tired eyes. Said once, at the start."""
    global FONT_POINTS, TITLE_POINTS, ROW_HEIGHT, INPUT_HEIGHT, LABEL_WIDTH, FORM_WIDTH, NAVIGATION_WIDTH
    large = points > FONT_POINTS
    if large:
        FONT_POINTS, TITLE_POINTS, ROW_HEIGHT, INPUT_HEIGHT = points, 15.0, 36, 36
        LABEL_WIDTH, FORM_WIDTH, NAVIGATION_WIDTH = 112, 430, 196


def dress(app: QApplication) -> None:
    """Give the program its palette, font and style sheet over the Fusion style."""
    app.setPalette(palette())
    app.setFont(screen_text_font())
    QDir.setSearchPaths("icons", [str(ICONS)])
    app.setStyleSheet((ICONS.parent / "sheet.qss").read_text("utf-8") % _sheet_words())


def stay_light() -> None:
    """Tell the system that the program is a light one, so that a dark desktop does not mix in.

    The palette is ours from the first paint on; this is for title bars and file dialogs.
    """
    from PySide6.QtCore import Qt  # not before the first paint, see startup

    QGuiApplication.styleHints().setColorScheme(Qt.ColorScheme.Light)


def screen_text_font() -> QFont:
    """The text font: the system's Chinese font where it has one of ours, else the shipped one."""
    families = [name for name in SYSTEM_FAMILIES if QFontDatabase.hasFamily(name)]
    if not families:
        number = QFontDatabase.addApplicationFont(str(screen_font()))
        families = QFontDatabase.applicationFontFamilies(number)
    font = QFont(families)
    font.setPointSizeF(FONT_POINTS)
    return font


def palette() -> QPalette:
    """The one palette, for all states."""
    role = QPalette.ColorRole
    colours = {
        role.Window: WINDOW,
        role.WindowText: TEXT,
        role.Base: SURFACE,
        role.AlternateBase: ZEBRA,
        role.Text: TEXT,
        role.Button: SURFACE,
        role.ButtonText: TEXT,
        role.BrightText: SURFACE,
        role.Highlight: SELECTION,
        role.HighlightedText: SELECTION_TEXT,
        role.Accent: PRIMARY,
        role.Link: PRIMARY,
        role.LinkVisited: PRIMARY,
        role.ToolTipBase: SURFACE,
        role.ToolTipText: TEXT,
        role.PlaceholderText: SECOND_TEXT,
        role.Mid: BORDER,
        role.Midlight: GRID,
        role.Dark: STRONG_BORDER,
        role.Light: SURFACE,
        role.Shadow: STRONG_BORDER,
    }
    made = QPalette()
    for name, colour in colours.items():
        made.setColor(name, QColor(colour))
    for name in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, name, QColor(DISABLED_TEXT))
    return made


@lru_cache(maxsize=128)
def icon(name: str, colour: str = TEXT) -> QIcon:
    """An icon of `ui/icons` in this colour; where it is disabled, Qt greys it."""
    drawn = pixmap(name, colour)
    made = QIcon(drawn)
    made.addPixmap(drawn, QIcon.Mode.Selected)  # else Qt mixes the selection's blue into it
    return made


def pixmap(name: str, colour: str = TEXT, size: int = ICON_SIZE) -> QPixmap:
    """An icon as a picture of `size` logical pixels, sharp on the densest screen."""
    ratio = max(1.0, QApplication.primaryScreen().devicePixelRatio())
    picture = QPixmap(round(size * ratio), round(size * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(QColor(0, 0, 0, 0))
    painter = QPainter(picture)
    _outline(name, colour).render(painter, QRectF(0, 0, size, size))
    painter.end()
    return picture


def _outline(name: str, colour: str) -> QSvgRenderer:
    drawing = (ICONS / f"{name}.svg").read_text("utf-8").replace("<path ", f'<path fill="{colour}" ')
    return QSvgRenderer(QByteArray(drawing.encode()))


def set_role(widget: QWidget, role: str) -> None:
    """Let the style sheet dress this widget in a role of `sheet.qss`: title, second, primary, wrong …"""
    if widget.property("role") == role:
        return
    widget.setProperty("role", role)
    widget.style().unpolish(widget)
    widget.style().polish(widget)


def _sheet_words() -> dict[str, str | int | float]:
    return {name: value for name, value in globals().items() if name.isupper() and isinstance(value, str | int | float)}
