"""The suite of a mail server that refuses, for now or for good, or takes a letter and is silent.

The catcher does it for recipients who ask for it by name (`putright_development.mail`)."""

import time

from chaos.findings import WRONG, Finding, Result
from chaos.ground import Ground
from chaos.load import Load, landlord
from putright_api.schemas import examples

PASSING = ("refuse-451-once", "refuse-data-452-once", "drop-once")
FOR_GOOD = ("refuse-550-once", "refuse-data-554-once")
LETTERS = ("stage-1/acknowledgement", "updates")


def mail(ground: Ground, n: int) -> Result:
    """Letters to `n` such recipients, two to each."""
    began = time.monotonic()
    result = Result("mail", n)
    load = Load(ground, landlord(ground))
    asked = []
    for number in range(n):
        asked.append((*PASSING, *FOR_GOOD)[number % 5])
        desk = load.desk(number)
        desk.mailbox = f"{asked[-1]}+{number}@{load.landed.slug}.resident.example"
        path = desk.logged()
        desk.call("handler", f"{path}/stage-1/definition", examples.DEFINED)
        desk.call("handler", f"{path}/stage-1/acknowledgement", {})
        news = {**examples.UPDATED, "next_update_on": desk.in_days(7)}
        desk.call("handler", f"{path}/updates", news)
    before = ground.owners([load.landed.tenant])
    ground.look(result, [load.landed], load.told, [before])
    copies, dropped = result.counted["copies on the wire"], asked.count("drop-once")
    if copies < dropped:
        result.add([Finding("R-8", WRONG, f"{dropped} answers lost, {copies} letters sent again")])
    refused = sum(each in FOR_GOOD for each in asked)
    if result.counted["letters failed"] != refused:
        failed = result.counted["letters failed"]
        result.add([Finding("I3", WRONG, f"{refused} refused for good, {failed} failed")])
    result.took_s = time.monotonic() - began
    return result
