"""Query parameters that are read by hand, held against FastAPI's own reading of the same model."""

from typing import Annotated, Any

import pytest
from fastapi import Depends, FastAPI, Query
from starlette.testclient import TestClient

from app.api.operations.queries import documented_as, read_as
from app.api.search.query import ExerciseQuery

app = FastAPI()


@app.get("/by-fastapi")
async def by_fastapi(query: Annotated[ExerciseQuery, Query()]) -> ExerciseQuery:
    return query


@app.get("/by-hand", openapi_extra=documented_as(ExerciseQuery))
async def by_hand(query: Annotated[ExerciseQuery, Depends(read_as(ExerciseQuery))]) -> ExerciseQuery:
    return query


client = TestClient(app)


@pytest.mark.parametrize(
    "query",
    [
        "",
        "q=glut+bridg&limit=5",
        "equipment=dumbbell",
        "equipment=dumbbell&equipment=bench&avoid=kneeling&avoid=prone",
        "equipment=none&level=beginner&sort=difficulty",
        "muscle=hamstrings&role=lengthened&imbalance=weak-glutes&region=legs",
        "limit=0",
        "limit=many&muscle=leg&avoid=nothing&avoid=kneeling",
        "equipmnt=dumbbell",
        "q=",
        "q=%00%ff",
        "cursor=",
    ],
)
def test_query_is_read_and_refused_as_fastapi_does(query: str) -> None:
    own, theirs = client.get(f"/by-hand?{query}"), client.get(f"/by-fastapi?{query}")

    assert (own.status_code, own.json()) == (theirs.status_code, theirs.json())


def test_query_is_documented_as_fastapi_does() -> None:
    paths = app.openapi()["paths"]
    own, theirs = (paths[path]["get"]["parameters"] for path in ("/by-hand", "/by-fastapi"))

    assert _without_titles(own) == _without_titles(theirs)


def _without_titles(parameters: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """A title only repeats the name; FastAPI gives one to enums too."""
    return [
        parameter | {"schema": {key: value for key, value in parameter["schema"].items() if key != "title"}}
        for parameter in parameters
    ]
