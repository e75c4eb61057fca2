"""Which coding an answer comes in, and which answers are coded at all."""

import gzip

import pytest
from starlette.testclient import TestClient

from app.api.edge.content_codings import chosen_coding

PROFILE = {"imbalances": ["weak-core"], "weeks": 1}


@pytest.mark.parametrize(
    ("asked", "chosen"),
    [
        ("", None),
        ("gzip", "gzip"),
        ("zstd", "zstd"),
        ("gzip, deflate, br, zstd", "zstd"),
        ("GZIP;q=0.9, zstd;q=0.5", "gzip"),
        ("gzip;q=0", None),
        ("*", "zstd"),
        ("*;q=0.5, zstd;q=0", "gzip"),
        ("*;q=0", None),
        ("identity", None),
        ("identity, gzip;q=0.5", None),
        ("identity;q=0, br", None),
        ("br, deflate", None),
        ("gzip;q=much, zstd;q=nan", None),
        ("gzip; q = 1", "gzip"),
        (" , ;q=1,", None),
    ],
)
def test_coding_is_the_one_that_the_client_likes_best(asked: str, chosen: str | None) -> None:
    coding = chosen_coding(asked.encode())

    assert (coding.name if coding else None) == chosen


def test_answer_that_is_made_once_is_coded_too(client: TestClient) -> None:
    plain = client.post("/programs", json=PROFILE, headers={"Accept-Encoding": "identity"})
    with client.stream("POST", "/programs", json=PROFILE, headers={"Accept-Encoding": "gzip"}) as coded:
        raw = b"".join(coded.iter_raw())

    assert coded.headers["content-encoding"] == "gzip"
    assert len(raw) == int(coded.headers["content-length"]) < len(plain.content) / 3
    assert gzip.decompress(raw) == plain.content
    assert coded.headers["etag"] != plain.headers["etag"]


@pytest.mark.parametrize("path", ["/healthz", "/docs/assets/favicon-32x32.png"])
def test_small_answers_and_pictures_stay_as_they_are(client: TestClient, path: str) -> None:
    answer = client.get(path, headers={"Accept-Encoding": "gzip"})

    assert "content-encoding" not in answer.headers
    assert "vary" not in answer.headers
