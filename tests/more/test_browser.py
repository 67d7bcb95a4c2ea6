"""The pages in a real browser, which reaches nothing but this machine."""

import os
import re
import shutil
import subprocess
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from werkzeug.serving import make_server

from putright_api.problems import PROBLEMS
from putright_development.processes import LOOPBACK

QUIET = (
    "--headless",
    "--disable-gpu",
    "--disable-quic",
    "--disable-sync",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
)


@pytest.fixture
def served(app: Flask) -> Iterator[str]:
    server = make_server(LOOPBACK, 0, app, threaded=True)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://{LOOPBACK}:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


def shown(url: str, profile: Path) -> str:
    """What the browser has made of a page once its scripts have run, with no name server."""
    browser = shutil.which("chromium")
    assert browser is not None, "make test-more fetches it"
    done = subprocess.run(
        [
            browser,
            *QUIET,
            *(["--no-sandbox"] if os.geteuid() == 0 else []),
            f"--user-data-dir={profile}",
            f"--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE {LOOPBACK}",
            "--virtual-time-budget=20000",
            "--dump-dom",
            url,
        ],
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )
    return done.stdout


def test_every_operation_is_to_be_read_with_no_internet(
    app: Flask, served: str, tmp_path: Path
) -> None:
    document = app.test_client().get("/openapi.json").json
    assert document is not None
    operations = {
        (method.upper(), path)
        for path, item in document["paths"].items()
        for method in item
        if method in {"get", "post", "put", "delete", "patch"}
    }

    page = shown(f"{served}/docs", tmp_path / "profile")

    methods = re.findall(r'class="opblock-summary-method">([A-Z]+)<', page)
    paths = re.findall(r'class="opblock-summary-path" data-path="([^"]+)"', page)
    assert set(zip(methods, paths, strict=True)) == operations


def test_a_problem_leads_to_a_page_that_says_what_to_do(served: str, tmp_path: Path) -> None:
    how = next(iter(PROBLEMS.values()))

    assert f"<h1>{how.title}</h1>" in shown(f"{served}/problems/{how.slug}", tmp_path / "profile")
