"""When may a gift be stored, as far as it tells by itself?"""

from app.errors import FieldError
from app.kinds.base import Values
from db.vocabulary import CauseCount, DonationKind, Qualifier


def check_donation(values: Values) -> list[FieldError]:
    """Somebody gave or mobilised it; cash has an amount; what has none says nothing about how exact it is."""
    errors = []
    if values["donor"] is None and values["mobilised_by"] is None:
        told = "请填捐赠方；没有列名、由商会发动募集的，捐赠方可以空着，但要填发动商会"
        errors.append(FieldError("donor", told))
    if values["causes"] == CauseCount.SEVERAL.value and values["cause"] is not None:
        told = "事由项数是“多项”，这里要空着；各项事由保存后在“捐赠的各项事由”里逐项登记"
        errors.append(FieldError("cause", told))
    amount, kind = values["amount"], values["kind"]
    if amount == 0:
        errors.append(FieldError("amount", "不能是 0；没有估价就空着"))
    if amount is None and values["qualifier"] != Qualifier.EXACT.value:
        errors.append(FieldError("qualifier", "没有金额，不能说超、近、约；请改为“准确”或补上金额"))
    if amount is None and kind == DonationKind.CASH.value:
        errors.append(FieldError("amount", "捐款要有金额；捐物、服务、场所、款物才可以没有估价"))
    return errors
