from urllib.parse import urlencode

import pytest
from pydantic import TypeAdapter
from starlette.testclient import TestClient

from app.api.catalogue.exercise_models import AlternativePage, ExercisePage, ExercisePublic
from app.api.contract.models import Output


def all_items(client: TestClient, path: str) -> list[dict[str, object]]:
    """Every entry of a list, page by page."""
    items: list[dict[str, object]] = []
    address: str | None = path
    while address:
        page = client.get(address).json()
        items += page["items"]
        address = page["next"]
    return items


def slugs(client: TestClient, **filters: object) -> list[object]:
    return [item["slug"] for item in all_items(client, f"/exercises?{urlencode({'limit': 100} | filters, doseq=True)}")]


@pytest.mark.parametrize("sort", ["name", "difficulty", "relevance"])
def test_walk_over_all_pages_meets_every_exercise_once(client: TestClient, sort: str) -> None:
    walked = slugs(client, limit=40, sort=sort)

    assert len(walked) == len(set(walked)) == client.get("/exercises").json()["total"] > 0
    assert sorted(map(str, walked)) == sorted(map(str, slugs(client)))


def test_link_header_names_the_next_page(client: TestClient) -> None:
    first = client.get("/exercises?limit=50&level=advanced")

    assert first.headers["link"] == f'<{first.json()["next"]}>; rel="next"'
    assert "level=advanced" in first.json()["next"]


def test_last_page_has_no_next(client: TestClient) -> None:
    page = client.get("/exercises?q=nordic&limit=100")

    assert page.json()["items"]
    assert page.json()["next"] is None
    assert "link" not in page.headers


def test_page_size_may_change_on_the_way_and_the_filters_may_not(client: TestClient) -> None:
    following = client.get("/exercises?limit=5&pattern=squat").json()["next"]

    assert client.get(following.replace("limit=5", "limit=7")).status_code == 200
    assert client.get(following.replace("pattern=squat", "pattern=lunge")).status_code == 400
    assert client.get(following.replace("/exercises", "/programs").replace("&pattern=squat", "")).status_code == 400


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("glut bridg", "glute-bridge"),
        ("GLUTE-BRIDGE!", "glute-bridge"),
        ("butt lift", "glute-bridge"),
        ("brid dog", "bird-dog"),
        ("bulgarain split sqat", "bulgarian-split-squat"),
        ("dead", "dead-bug"),
        ("nordic", "nordic-curl"),
        ("clam shell", "clamshell"),
        ("stepup", "step-up"),
    ],
)
def test_search_forgives_slips_and_knows_other_names(client: TestClient, typed: str, found: str) -> None:
    assert found in slugs(client, q=typed)[:5]


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("glut bridg", "glute-bridge"),
        ("side plank", "side-plank"),
        ("planks", "plank"),
        ("romainian dedlift", "rdl-barbell"),
        ("clam shel", "clamshell"),
        ("hipthrust", "hip-thrust-bodyweight"),
        ("barbell hipthrust", "hip-thrust-barbell"),
        ("stepups", "step-up"),
        ("goodmornings", "good-morning-bodyweight"),
        ("kettle bell swing", "kettlebell-swing"),
        ("hamstring curl", "leg-curl-lying"),
        ("lunges", "forward-lunge"),
        ("deadlift", "barbell-deadlift"),
        ("gluteus maximus", "glute-bridge"),
    ],
)
def test_what_was_meant_comes_first(client: TestClient, typed: str, first: str) -> None:
    assert slugs(client, q=typed)[0] == first


def test_search_for_a_stretch_by_its_muscle_brings_its_stretches_first(client: TestClient) -> None:
    assert set(slugs(client, q="hip flexer strech")[:3]) == {
        "supine-hip-flexor-stretch",
        "half-kneeling-hip-flexor-stretch",
        "lunge-hip-flexor-stretch",
    }


@pytest.mark.parametrize("typed", ["bum", "booty", "butt", "glutes", "gluteus maximus", "buttocks"])
def test_search_knows_what_people_call_a_muscle(client: TestClient, typed: str) -> None:
    first = [client.get(f"/exercises/{slug}").json() for slug in slugs(client, q=typed)[:3]]

    assert len(first) == 3
    for exercise in first:
        assert {use["muscle"] for use in exercise["muscles"]} & {"gluteus-maximus", "gluteus-medius"}


def test_search_finds_muscles_by_everyday_and_latin_name(client: TestClient) -> None:
    assert "standing-quad-stretch" in slugs(client, q="quads")
    assert "clamshell" in slugs(client, q="gluteus medius")


@pytest.mark.parametrize(
    ("path", "model"),
    [
        ("/exercises", ExercisePage),
        ("/exercises?limit=100&sort=difficulty", ExercisePage),
        ("/exercises?q=glut%20bridg&level=beginner&limit=3", ExercisePage),
        ("/exercises?q=xylophone", ExercisePage),
        ("/exercises/bulgarian-split-squat", ExercisePublic),
        ("/exercises/back-squat/alternatives", AlternativePage),
        ("/exercises/back-squat/alternatives?equipment=none&level=beginner&avoid=deep-knee", AlternativePage),
    ],
)
def test_ready_made_bytes_are_those_that_the_model_would_give(client: TestClient, path: str, model: type[Output]) -> None:
    body = client.get(path).content

    assert body == TypeAdapter(model).dump_json(TypeAdapter(model).validate_json(body))


def test_search_for_what_nothing_is_called_finds_nothing(client: TestClient) -> None:
    assert slugs(client, q="xylophone") == []
    assert slugs(client, q="!?") == []


def test_difficulty_sorts_from_easy_to_hard(client: TestClient) -> None:
    difficulties = [item["difficulty"] for item in all_items(client, "/exercises?limit=100&sort=difficulty")]

    assert difficulties
    assert difficulties == sorted(difficulties, key=lambda difficulty: int(str(difficulty)))


@pytest.mark.parametrize(
    ("filters", "holds"),
    [
        ({"muscle": "gluteus-medius"}, lambda e: "gluteus-medius" in [use["muscle"] for use in e["muscles"]]),
        (
            {"muscle": "hamstrings", "role": "lengthened"},
            lambda e: {"muscle": "hamstrings", "role": "lengthened"} in e["muscles"],
        ),
        ({"role": "released"}, lambda e: "released" in [use["role"] for use in e["muscles"]]),
        ({"equipment": "none"}, lambda e: {"all_of": []} in e["equipment_options"]),
        (
            {"equipment": ["dumbbell", "bench"]},
            lambda e: any({*option["all_of"]} <= {"dumbbell", "bench"} for option in e["equipment_options"]),
        ),
        ({"level": "intermediate"}, lambda e: e["level"] in ("beginner", "intermediate")),
        ({"modality": "stretch"}, lambda e: e["modality"] == "stretch"),
        ({"pattern": "hinge"}, lambda e: e["pattern"] == "hinge"),
        ({"laterality": "unilateral"}, lambda e: e["laterality"] == "unilateral"),
        ({"imbalance": "weak-glutes"}, lambda e: "weak-glutes" in e["imbalances"]),
        ({"strategy": "strengthen-core"}, lambda e: "strengthen-core" in e["strategies"]),
        ({"avoid": ["kneeling", "high-impact"]}, lambda e: not {"kneeling", "high-impact"} & {*e["demands"]}),
    ],
    ids=lambda value: str(value) if isinstance(value, dict) else "",
)
def test_filter_lets_through_what_it_names_and_nothing_else(
    client: TestClient, filters: dict[str, object], holds: object
) -> None:
    assert callable(holds)
    expected = [item["slug"] for item in all_items(client, "/exercises?limit=100") if holds(item)]

    assert 0 < len(expected) < client.get("/exercises").json()["total"]
    found = slugs(client, **filters)
    assert len(found) == len(expected)
    assert {*found} == {*expected}


@pytest.mark.parametrize("region", ["lower-back", "legs", "glutes"])
def test_every_region_has_at_least_fifteen_exercises(client: TestClient, region: str) -> None:
    assert len(slugs(client, region=region)) >= 15
    assert len(slugs(client, region=region, equipment="none", level="beginner")) >= 15


def test_exercise_names_its_neighbours_on_the_ladder(client: TestClient) -> None:
    exercise = client.get("/exercises/glute-bridge").json()

    assert {"glute-bridge-barbell", "glute-bridge-band"} <= {*exercise["progressions"]}
    for harder in exercise["progressions"]:
        assert "glute-bridge" in client.get(f"/exercises/{harder}").json()["regressions"]


def test_exercise_says_which_imbalances_it_answers(client: TestClient) -> None:
    assert "weak-glutes" in client.get("/exercises/glute-bridge").json()["imbalances"]


def test_alternatives_keep_to_equipment_level_and_what_to_avoid(client: TestClient) -> None:
    page = client.get("/exercises/barbell-deadlift/alternatives?equipment=dumbbell&level=beginner&avoid=kneeling").json()

    assert page["items"]
    for item in page["items"]:
        assert any({*option["all_of"]} <= {"dumbbell"} for option in item["exercise"]["equipment_options"])
        assert item["exercise"]["level"] == "beginner"
        assert "kneeling" not in item["exercise"]["demands"]
        assert item["reason"]


def test_alternatives_come_in_order_of_similarity(client: TestClient) -> None:
    items = client.get("/exercises/bodyweight-squat/alternatives").json()["items"]
    similarities = [item["similarity"] for item in items]

    assert similarities
    assert similarities == sorted(similarities, reverse=True)
    assert all(0 < similarity <= 1 for similarity in similarities)
