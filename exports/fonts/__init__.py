"""The faces of official print, the font files behind them, and the glyph that shows a character."""

from exports.fonts.faces import SCREEN_FONT, Face
from exports.fonts.glyphs import FontSet, Glyph, shipped_fonts
from exports.fonts.office import fonts_for_print

__all__ = ["SCREEN_FONT", "Face", "FontSet", "Glyph", "fonts_for_print", "shipped_fonts"]
