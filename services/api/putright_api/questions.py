"""What a read needs: a person who may ask, the records in her landlord's scope, and a page.

Which question it is belongs to `resources`; nothing here writes."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any
from urllib.parse import urlencode

from flask import Response, request

from putright.cases.circumstances import Circumstances, Standing
from putright.clock import day_of
from putright.complaint.codec import read
from putright.complaint.state import fold
from putright.errors import NotFound, NotKnownHere, NotPermitted
from putright.people.roles import may
from putright.ports import History, Opened, Opening, Page, Slice
from putright.store import Reading
from putright_api.asking import asking
from putright_api.parts import parts
from putright_api.request_scope import answered


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """The records, and what their first trip brought."""

    records: Reading
    opened: Opened
    moment: datetime

    @property
    def history(self) -> History:
        """The one complaint or intake item that was named. Raises NotFound."""
        for found in self.opened.histories.values():
            if found.kind != "policy":
                return found
        raise NotFound

    @property
    def standing(self) -> Standing:
        """What the stream's history amounts to. Raises NotFound."""
        events = tuple(read(each) for each in self.history.written)
        return Standing(state=fold(events), history=events)

    @property
    def circumstances(self) -> Circumstances:
        """The versions of the policy, the calendar in force, and the landlord's own day."""
        opened = self.opened
        versions = self.records.versions(opened.policy_number, opened.calendar_number)
        return Circumstances(versions=versions, today=day_of(self.moment))


@contextmanager
def asked_about(verb: str, *references: str) -> Iterator[Question]:
    """The records, for somebody who may ask this of them.

    Raises NotKnownHere and NotPermitted."""
    who, now = asking(), parts().clock.now()
    with parts().store.reading(who.scope) as records:
        opened = records.opened(Opening(streams=references, person=who.person, now=now))
        if opened.principal is None:
            raise NotKnownHere
        if not may(opened.principal.roles, verb):
            raise NotPermitted(verb=verb)
        yield Question(records=records, opened=opened, moment=opened.sandbox_at or now)


def asked_page(asked: Mapping[str, Any], of: str) -> Page:
    """The page a list was asked for. Raises CursorNotValid."""
    filters = {
        name: value.value if isinstance(value, StrEnum) else str(value)
        for name, value in asked.items()
        if name not in ("limit", "cursor") and value is not None
    }
    cursor, after = asked["cursor"], None
    if cursor is not None:
        after = parts().cursors.read(cursor, asking().landlord.tenant, of, filters)
    return Page(filters=filters, after=after, limit=asked["limit"])


def page_answered(found: Slice[Any], page: Page, of: str, body: Mapping[str, Any]) -> Response:
    """A page, with the header Link naming the next one where there is one."""
    answer = answered(body)
    if found.next is not None:
        tenant = asking().landlord.tenant
        cursor = parts().cursors.write(found.next, tenant, of, page.filters)
        query = urlencode({**page.filters, "limit": page.limit, "cursor": cursor})
        answer.headers["Link"] = f'<{request.path}?{query}>; rel="next"'
    return answer
