"""Fields under test: a panel of them, typed into and left."""

from app.kinds.base import RecordKind
from tests.ui import bench
from tests.ui.bench import type_in
from ui.fields import FieldWidget
from ui.fields.panel import FieldPanel
from ui.services import Services


def panel_of(services: Services, kind: RecordKind) -> FieldPanel:
    panel = FieldPanel(kind, services.candidates, bench.host_of(services))
    panel.show_defaults()
    bench.show(services, panel)
    return panel


def enter(panel: FieldPanel, name: str, text: str) -> FieldWidget:
    """Type into a field and leave it."""
    widget = panel.fields[name]
    panel.go_to(widget)
    type_in(text)
    widget.tidy()
    return widget
