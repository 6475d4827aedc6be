"""What can be done with a paper before it goes out: edit its text, set up its page, issue it?"""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.papers.base import Passage, Wish
from ui.dialogs.base import plain_label, while_there
from ui.papers import kept_texts
from ui.papers.offers import Offer
from ui.problems import show_error
from ui.push_button import push_button

if TYPE_CHECKING:
    from ui.papers.dialog import PaperDialog

_EDITED = "正文是您改过的，改动已自动留存；记录以后的变化不会写进去（花括号里的数除外）。"


class Preparing(QWidget):
    """The buttons at the lower left; a button that the paper has no use for is not there."""

    recompose_wished = Signal()

    def __init__(self, dialog: "PaperDialog") -> None:
        super().__init__(dialog)
        self._dialog = dialog
        self.note = plain_label(self, "second", _EDITED)
        self.redraft_button = push_button(self, "按记录重新起草", self.redraft)
        self.edit_button = push_button(self, "修改文字…", self.edit_text)
        self.setup_button = push_button(self, "版面设置…", self.set_up)
        self.issue_button = push_button(self, "编号印发…", self.issue)
        self.issue_button.setToolTip("给它编号，存档后不能再改")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for widget in (self.note, self.redraft_button, self.edit_button, self.setup_button, self.issue_button):
            column.addWidget(widget)
        self.show_edited(edited=False)

    def show_offer(self, offer: Offer) -> None:
        """Show what this paper has a use for."""
        self.edit_button.setVisible(offer.paper.draft is not None)
        self.setup_button.setVisible(bool(offer.paper.settings))
        self.issue_button.setVisible(offer.paper.issues)
        self.setup_button.setEnabled(not self._dialog.services.read_only)

    def show_edited(self, *, edited: bool) -> None:
        """Say whether the text is the clerk's own."""
        self.note.setVisible(edited)
        self.redraft_button.setVisible(edited)

    def allow(self, *, ready: bool) -> None:
        """Pages are there; the text can be edited all the same, for a fault in it must be mended."""
        self.issue_button.setEnabled(ready and not self._dialog.services.read_only)

    # The text

    def edit_text(self) -> None:
        """Open the passages of the paper."""
        asked = self._asked()
        if asked is None:
            return
        offer, wish = asked
        services = self._dialog.services

        def take(passages: tuple[Passage, ...]) -> None:
            from ui.papers.text_dialog import TextDialog  # when first used

            dialog = TextDialog(self._dialog, services, offer, wish, passages)
            dialog.kept.connect(self._keep)
            dialog.open()

        def failed(problem: Exception) -> None:
            show_error(self._dialog, problem)

        services.jobs.ask(
            lambda: services.desk.passages(offer.paper.name, wish),
            done=while_there(self, take),
            failed=while_there(self, failed),
        )

    def redraft(self) -> None:
        """Give the edited text up, after asking."""
        from ui.problems import ask  # when first used

        ask(
            self._dialog,
            "放弃改过的文字，按现在的记录重新起草？改过的文字找不回来。",
            "重新起草",
            then=lambda: self._keep({}),
        )

    def _keep(self, texts: dict[str, str]) -> None:
        asked = self._asked()
        if asked is not None:
            try:
                kept_texts.keep(self._dialog.services.draft_folder, asked[0].paper.name, asked[1], texts)
            except OSError as problem:
                show_error(self._dialog, problem)
        self.recompose_wished.emit()

    # The page

    def set_up(self) -> None:
        """Open the settings form of the paper."""
        offer, services = self._dialog.offer, self._dialog.services
        if offer is not None:
            from ui.papers.setup_dialog import SetupDialog  # when first used

            fields = services.desk.paper_settings(offer.paper.name)
            dialog = SetupDialog(self._dialog, services, offer.paper, fields)
            dialog.stored.connect(self.recompose_wished)
            dialog.open()

    # Issuing

    def issue(self) -> None:
        """Ask whether it is to go out, with what is at odds with earlier papers."""
        asked = self._asked()
        if asked is not None and self.issue_button.isEnabled():
            from ui.papers.issuing import Issuing  # when first used

            Issuing(self._dialog, asked[0], asked[1]).begin()

    def _asked(self) -> tuple[Offer, Wish] | None:
        offer, wish = self._dialog.offer, self._dialog.wish
        return (offer, wish) if offer is not None and wish is not None else None
