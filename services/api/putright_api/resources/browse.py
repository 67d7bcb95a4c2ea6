"""The API described: the OpenAPI document, pages to browse it, and what each problem means.

Served from this machine alone: the pages load nothing from anywhere else."""

from html import escape
from importlib.resources import files
from pathlib import Path

from flask import Blueprint, Response, current_app, json, send_from_directory
from flask.typing import ResponseReturnValue

from putright.errors import NotFound
from putright_api.problems import by_slug

blueprint = Blueprint("browse", __name__)
_ASSETS = Path(str(files("flask_swagger_ui").joinpath("dist")))
_ASSET_NAMES = frozenset({"swagger-ui.css", "swagger-ui-bundle.js", "favicon-32x32.png"})
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'none'"
)
_PAGE = """<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
{head}</head>
<body>
{body}
</body>
</html>
"""
_START = """window.addEventListener("load", () => {
  SwaggerUIBundle({
    url: "/openapi.json",
    dom_id: "#api",
    deepLinking: true,
    validatorUrl: null,
    persistAuthorization: true,
  });
});
"""


@blueprint.get("/openapi.json")
def document() -> Response:
    """The OpenAPI document."""
    return Response(json.dumps(current_app.config["OPENAPI"]), content_type="application/json")


@blueprint.get("/docs")
def page() -> Response:
    """The API, to read and to try."""
    head = (
        '<link rel="stylesheet" href="/docs/swagger-ui.css">\n'
        '<link rel="icon" href="/docs/favicon-32x32.png">\n'
        '<script src="/docs/swagger-ui-bundle.js"></script>\n'
        '<script src="/docs/start.js"></script>\n'
    )
    return _html("Putright API", head, '<main id="api"></main>')


@blueprint.get("/docs/<name>")
def asset(name: str) -> ResponseReturnValue:
    """A file of the pages."""
    if name == "start.js":
        return Response(_START, content_type="text/javascript; charset=utf-8")
    if name not in _ASSET_NAMES:
        raise NotFound
    return send_from_directory(_ASSETS, name, max_age=86_400)


@blueprint.get("/problems/<slug>")
def problem(slug: str) -> Response:
    """What a problem means, and what to do about it."""
    how = by_slug(slug)
    if how is None:
        raise NotFound
    body = (
        f"<main>\n<h1>{escape(how.title)}</h1>\n<p>{escape(how.detail)}</p>\n"
        f"<p>HTTP status {int(how.status)}.</p>\n"
        '<p><a href="/docs">The API</a></p>\n</main>'
    )
    return _html(how.title, "", body)


def _html(title: str, head: str, body: str) -> Response:
    page = Response(_PAGE.format(title=escape(title), head=head, body=body))
    page.headers["Content-Security-Policy"] = _POLICY
    return page
