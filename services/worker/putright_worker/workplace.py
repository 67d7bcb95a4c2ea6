"""What every errand needs at hand: the records, the documents, the plugins, the clock.

Which landlord's records are opened is the errand's; how they are opened is `task_scope`."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from putright.clock import Clock, SystemClock
from putright.plugin_api import Plugin
from putright.ports import Blobs
from putright.sealing import MasterKey
from putright.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Workplace:
    """One process's share of the installation.

    `catcher` are settings of the email plugin for sandbox landlords: whatever such a landlord has
    set for itself, its letters go nowhere else."""

    store: Store
    blobs: Blobs
    plugins: Mapping[str, Plugin]
    master: MasterKey
    catcher: Mapping[str, Any] | None = None
    clock: Clock = field(default_factory=SystemClock)
