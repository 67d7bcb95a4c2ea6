"""What granian starts for the operator: `putright_api.onboarding_wsgi:app`, a factory.

Not for residents, staff or the internet: bind it to an address that only the operator reaches."""

import os

from flask import Flask

from putright.logs import log_as_json
from putright.settings import Settings
from putright_api.onboarding import create_onboarding


def app() -> Flask:
    """The application of this process, with its logs configured."""
    log_as_json()
    return create_onboarding(Settings.read(os.environ))
