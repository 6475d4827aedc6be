"""Whose is a brand?"""

from app.errors import FieldError
from app.kinds.base import Values


def check_brand(values: Values) -> list[FieldError]:
    """A chamber's or the federation's own, one of them."""
    if values["chamber"] is None and values["organisation"] is None:
        return [FieldError("chamber", "请填所属商会；工商联自己的品牌填“所属工商联”")]
    if values["chamber"] is not None and values["organisation"] is not None:
        return [FieldError("organisation", "一个品牌只属于一家：已填所属商会，这里要空着")]
    return []
