"""What granian starts: `putright_api.wsgi:app`, a factory, once in each worker process."""

from flask import Flask

from putright import memory
from putright.logs import log_as_json
from putright_api.app import create_app


def app() -> Flask:
    """The application of this process, with its logs configured."""
    log_as_json()
    made = create_app()
    memory.settle()
    return made
