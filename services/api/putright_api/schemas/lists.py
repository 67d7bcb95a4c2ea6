"""What a list may be asked: filters, how many, and where to go on from.

Which columns a filter reads is the store's business."""

from marshmallow import fields, validate

from putright.complaint.events import Channel
from putright_api.schemas.fields import Asked, Category, Day, Line, OneOf

MOST = 200
USUAL = 50
STATUSES = (
    "logged",
    "defined",
    "acknowledgement_on_its_way",
    "acknowledged",
    "response_on_its_way",
    "responded",
    "escalated",
    "refused",
    "withdrawn",
    "closed",
)


class PageAsked(Asked):
    """How many lines, and the cursor of the page before."""

    limit = fields.Integer(load_default=USUAL, validate=validate.Range(1, MOST))
    cursor = fields.String(load_default=None, metadata={"description": "From the header Link"})


class RegisterAsked(PageAsked):
    """The register's filters."""

    status = fields.String(load_default=None, validate=validate.OneOf(STATUSES))
    stage = fields.Integer(load_default=None, validate=validate.OneOf((1, 2)))
    category = Category(load_default=None)
    handler = fields.UUID(load_default=None, metadata={"description": "A member of staff's id"})
    overdue = Day(load_default=None, metadata={"description": "Only what was due before this day"})
    reference = Line(longest=20, load_default=None)
    order = fields.String(load_default=None, validate=validate.OneOf(("received", "next_due")))


class IntakeAsked(PageAsked):
    """The intake queue's filters."""

    status = fields.String(
        load_default=None, validate=validate.OneOf(("undecided", "taken_up", "set_aside"))
    )
    channel = OneOf(Channel, load_default=None)
