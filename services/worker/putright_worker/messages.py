"""A message in the queue: it points at a row of the outbox, and bears a code only we can make.

Nothing else is in it. What the row says, the actor reads again in the landlord's own scope."""

from uuid import UUID

from dramatiq import Message

from putright.sealing import MasterKey, mac, same
from putright.tenancy import OutboxId, TenantId

QUEUE = "errands"
_CODE = "code"


class Signing:
    """Makes messages, and knows its own."""

    def __init__(self, master: MasterKey) -> None:
        self._key = master.subkey("putright.queue")

    def message(
        self, actor: str, tenant: TenantId, errand: OutboxId, attempt: int = 1
    ) -> Message[None]:
        """A message for this actor about this errand of this landlord.

        Its name is the errand's and the attempt's, so that no hand-over draws two for one."""
        named = str(tenant), str(errand)
        return Message(
            queue_name=QUEUE,
            actor_name=actor,
            args=named,
            kwargs={},
            options={_CODE: self._code(actor, *named)},
            message_id=f"{named[1]}.{attempt}",
        )

    def genuine(self, message: Message[None]) -> bool:
        """Whether the message is one of ours, for this actor, unaltered."""
        code = message.options.get(_CODE)
        if not isinstance(code, str) or message.kwargs:
            return False
        match message.args:
            case (str(tenant), str(errand)):
                return same(code, self._code(message.actor_name, tenant, errand))
        return False

    def _code(self, actor: str, tenant: str, errand: str) -> str:
        return mac(self._key, actor, tenant, errand)


def pointed_at(tenant: str, errand: str) -> tuple[TenantId, OutboxId]:
    """The landlord and the errand that a message's arguments name."""
    return TenantId(UUID(tenant)), OutboxId(UUID(errand))
