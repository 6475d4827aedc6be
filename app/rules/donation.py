"""When may a gift be stored?"""

from app.errors import FieldError
from app.kinds.base import Values
from db.vocabulary import DonationKind, Qualifier


def check_donation(values: Values) -> list[FieldError]:
    """Cash has an amount; without an amount nothing is said about how exact it is; goods say what they are."""
    errors = []
    amount, kind = values["amount"], values["kind"]
    if amount == 0:
        errors.append(FieldError("amount", "不能是 0；没有估价就空着"))
    if amount is None and values["qualifier"] != Qualifier.EXACT.value:
        errors.append(FieldError("qualifier", "没有金额，不能说超、近、约；请改为“准确”或补上金额"))
    if amount is None and kind == DonationKind.CASH.value:
        errors.append(FieldError("amount", "捐款要有金额；捐物、服务、场所才可以没有估价"))
    return errors
