from uuid import uuid4

from dramatiq import Message

from putright.sealing import MasterKey
from putright.tenancy import OutboxId, TenantId
from putright_worker.messages import QUEUE, Signing, pointed_at

OURS = Signing(MasterKey(bytes(range(32))))
TENANT, ERRAND = TenantId(uuid4()), OutboxId(uuid4())
MESSAGE = OURS.message("letters.dispatch", TENANT, ERRAND)


def test_a_message_names_a_landlord_and_an_errand_and_nothing_else() -> None:
    assert MESSAGE.args == (str(TENANT), str(ERRAND))
    assert MESSAGE.kwargs == {}
    assert MESSAGE.queue_name == QUEUE
    assert pointed_at(*MESSAGE.args) == (TENANT, ERRAND)


def test_our_own_message_is_known_after_a_journey() -> None:
    assert OURS.genuine(Message.decode(MESSAGE.encode()))


def test_a_message_altered_in_any_part_is_not_ours() -> None:
    other = str(uuid4())
    forgeries = [
        MESSAGE.copy(actor_name="timers.fire"),
        MESSAGE.copy(args=(other, str(ERRAND))),
        MESSAGE.copy(args=(str(TENANT), other)),
        MESSAGE.copy(args=(str(ERRAND), str(TENANT))),
        MESSAGE.copy(args=(str(TENANT),)),
        MESSAGE.copy(args=(str(TENANT), str(ERRAND), "more")),
        MESSAGE.copy(args=()),
        MESSAGE.copy(args=(1, 2)),
        MESSAGE.copy(kwargs={"tenant": other}),
        MESSAGE.copy(options={"code": ""}),
        MESSAGE.copy(options={"code": None}),
        MESSAGE.copy(options={"code": "é"}),
    ]

    assert [OURS.genuine(each) for each in forgeries] == [False] * len(forgeries)


def test_a_message_made_with_another_key_is_not_ours() -> None:
    theirs = Signing(MasterKey(bytes(32))).message("letters.dispatch", TENANT, ERRAND)

    assert not OURS.genuine(theirs)
