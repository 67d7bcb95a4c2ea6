"""A prepared letter handed to the landlord's own provider of e-mail.

A sandbox landlord's goes to the installation's mail catcher and nowhere else."""

import json
from collections.abc import Mapping
from typing import Any

from putright.errors import PermanentFailure, TryAgain
from putright.letters.plain import plain_text
from putright.plugin_api import (
    Attachment,
    Capability,
    Message,
    Plugin,
    SendsMessages,
    Sent,
    SettingsRefused,
)
from putright.sealing import LandlordKey
from putright.store.taking_on import plugin_place
from putright_worker.actors.letters.orders import Order
from putright_worker.actors.letters.preparing import Prepared
from putright_worker.workplace import Workplace

CATCHER = "email"


def send_by_email(at: Workplace, order: Order, prepared: Prepared) -> Sent:
    """Hand the letter over, under an id that is the errand's and so the same each time.

    Raises TryAgain, PermanentFailure."""
    return _sender(at, order).send(_message(order, prepared))


def _message(order: Order, prepared: Prepared) -> Message:
    letter, to = prepared.letter, prepared.to
    if to.email is None or to.email.words is None:
        raise PermanentFailure("no_address")
    return Message(
        message_id=str(order.errand),
        to=to.email.words.strip(),
        subject=f"{letter.subject} ({letter.reference})",
        text=plain_text(letter),
        dated_at=order.event.recorded_at,
        attachments=(
            Attachment(
                name=prepared.document.name,
                media_type=prepared.document.media_type,
                content=prepared.pdf,
            ),
        ),
    )


def _sender(at: Workplace, order: Order) -> SendsMessages:
    plugin, settings = _chosen(at, order)
    sender = plugin.connect(settings)
    if not isinstance(sender, SendsMessages):
        raise PermanentFailure("plugin_cannot_send", plugin.name)
    return sender


def _chosen(at: Workplace, order: Order) -> tuple[Plugin, Any]:
    able = _able(at.plugins)
    if order.sandbox:
        if at.catcher is None or CATCHER not in able:
            raise PermanentFailure("sandbox_without_catcher")
        return able[CATCHER], able[CATCHER].read(at.catcher)
    for name, (wrapped, sealed) in order.plugins.items():
        if name in able:
            return able[name], _unsealed(able[name], sealed, at.master.unwrap(wrapped))
    raise PermanentFailure("no_way_to_send_email")


def _unsealed(plugin: Plugin, sealed: bytes, key: LandlordKey) -> Any:
    try:
        return plugin.read(json.loads(key.unseal(plugin_place(plugin.name), sealed)))
    except SettingsRefused as refused:  # an administrator can mend it: the letter can wait
        raise TryAgain("settings_refused", plugin.name) from refused


def _able(plugins: Mapping[str, Plugin]) -> dict[str, Plugin]:
    return {
        name: each
        for name, each in plugins.items()
        if Capability.SENDS_MESSAGES in each.capabilities
    }
