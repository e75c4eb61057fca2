"""The documentation and the contract as they travel: compressed, with an ETag; and what a POST says is what a GET gives."""

import pytest
from starlette.testclient import TestClient

CODINGS = ["zstd", "gzip", "identity"]


@pytest.mark.parametrize("path", ["/openapi.json", "/docs/assets/swagger-ui-bundle.js", "/docs/assets/swagger-ui.css"])
@pytest.mark.parametrize("coding", CODINGS)
def test_documentation_is_compressed_and_not_sent_twice(client: TestClient, path: str, coding: str) -> None:
    answer = client.get(path, headers={"Accept-Encoding": coding})
    again = client.get(path, headers={"Accept-Encoding": coding, "If-None-Match": answer.headers["etag"]})

    assert answer.headers.get("content-encoding", "identity") == coding
    assert answer.headers["cache-control"].startswith("public, max-age=")
    assert (again.status_code, again.content) == (304, b"")


def test_script_of_the_documentation_is_a_script_to_every_browser(client: TestClient) -> None:
    assert client.get("/docs/assets/swagger-ui-bundle.js").headers["content-type"] == "text/javascript; charset=utf-8"


@pytest.mark.parametrize(
    ("method", "path", "status"), [("GET", "nothing.js", 404), ("GET", "../pages.py", 404), ("POST", "swagger-ui.css", 405)]
)
def test_other_assets_there_are_not(client: TestClient, method: str, path: str, status: int) -> None:
    assert client.request(method, f"/docs/assets/{path}").status_code == status


@pytest.mark.parametrize("coding", CODINGS)
def test_program_has_one_etag_however_it_is_come_by(client: TestClient, coding: str) -> None:
    headers = {"Accept-Encoding": coding}
    posted = client.post("/programs", json={"imbalances": ["weak-calves"]}, headers=headers)
    got = client.get(posted.headers["location"], headers=headers)
    known = client.get(posted.headers["location"], headers=headers | {"If-None-Match": posted.headers["etag"]})

    assert posted.headers.get("content-encoding", "identity") == coding
    assert posted.headers["etag"] == got.headers["etag"]
    assert posted.content == got.content
    assert known.status_code == 304
