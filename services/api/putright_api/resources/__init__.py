"""The routes, one module per noun; a view parses, names a command or a question, and answers.

Whatever commits is `request_scope`."""

from putright_api.resources import (
    browse,
    chronology,
    clock,
    code,
    complaints,
    considering,
    delays,
    documents,
    ending,
    escalation,
    health,
    intake,
    landlords,
    letters,
    links,
    ombudsman,
    policies,
    stages,
)

BLUEPRINTS = (
    landlords.blueprint,
    intake.blueprint,
    complaints.blueprint,
    chronology.blueprint,
    stages.blueprint,
    delays.blueprint,
    considering.blueprint,
    escalation.blueprint,
    ending.blueprint,
    ombudsman.blueprint,
    links.blueprint,
    letters.blueprint,
    documents.blueprint,
    policies.blueprint,
    clock.blueprint,
    code.blueprint,
)
PLAIN_BLUEPRINTS = (health.blueprint, browse.blueprint)
"""Outside the OpenAPI document: what serves it, and what operators ask."""
