"""What one application is made of, handed to it and never looked up elsewhere.

Who asks in one request is `asking`."""

from dataclasses import dataclass

from flask import current_app

from putright.clock import Clock
from putright.ports import Blobs
from putright.store import Store
from putright_api.cursors import Cursors
from putright_api.landlords import Landlords
from putright_api.sign_in import SignIn

_NAME = "putright"


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """The store, the documents, the clock, and what the edge needs of its own."""

    store: Store
    blobs: Blobs
    clock: Clock
    landlords: Landlords
    sign_in: SignIn
    cursors: Cursors


def parts() -> Parts:
    """The parts of the application that answers this request."""
    found: Parts = current_app.extensions[_NAME]
    return found


def attach(extensions: dict[str, object], made: Parts) -> None:
    """Give an application its parts."""
    extensions[_NAME] = made
