"""Imbalances, strategies, field tests, vocabularies and rules as clients see them."""

import pytest
from starlette.testclient import TestClient

from app.engine.following.bounds import BOUNDS, id_of
from app.engine.following.rules import ADAPTATIONS
from app.engine.rules import RULE_BOOK

LONG = {"/imbalances": {"protocol"}}
"""What stands with single entries only."""


@pytest.mark.parametrize("path", ["/imbalances", "/strategies", "/assessments", "/tracks"])
def test_every_entry_of_a_list_has_an_address_of_its_own(client: TestClient, path: str) -> None:
    page = client.get(path).json()

    assert page["total"] == len(page["items"]) > 0
    assert page["next"] is None
    for item in page["items"]:
        entry = client.get(f"{path}/{item['slug']}").json()
        assert {name: value for name, value in entry.items() if name not in LONG.get(path, ())} == item


def test_the_four_common_imbalances_are_there(client: TestClient) -> None:
    slugs = {item["slug"] for item in client.get("/imbalances").json()["items"]}

    assert slugs >= {"weak-core", "tight-hip-flexors", "weak-glutes", "imbalanced-leg-muscles"}


def test_imbalance_names_its_muscles_effects_and_evidence(client: TestClient) -> None:
    imbalance = client.get("/imbalances/weak-core").json()

    assert "erector-spinae" in imbalance["muscles"]["compensating"]
    assert {effect["effect"] for effect in imbalance["possible_effects"]} >= {"posture", "performance", "injury_risk"}
    assert imbalance["evidence"].keys() == {"association", "modifiable", "outcome"}


def test_strategies_for_an_imbalance_come_in_order_of_priority(client: TestClient) -> None:
    imbalance = client.get("/imbalances/weak-glutes").json()
    links = client.get("/imbalances/weak-glutes/strategies").json()["items"]

    assert [link["strategy"]["slug"] for link in links] == imbalance["strategies"]
    assert [link["priority"] for link in links] == [*range(1, len(links) + 1)]
    assert links[0]["phases"][0]["exercises"]


def test_dosage_grows_with_the_level(client: TestClient) -> None:
    link = client.get("/imbalances/weak-glutes/strategies").json()["items"][0]

    efforts = [link["dosage"][level]["rpe"]["high"] for level in ("beginner", "intermediate", "advanced")]
    assert efforts == sorted(set(efforts))


def test_strategy_and_imbalance_name_each_other(client: TestClient) -> None:
    strategies, imbalances = (client.get(path).json()["items"] for path in ("/strategies", "/imbalances"))

    named = {(strategy["slug"], slug) for strategy in strategies for slug in strategy["imbalances"]}
    assert named
    assert named == {(slug, imbalance["slug"]) for imbalance in imbalances for slug in imbalance["strategies"]}


@pytest.mark.parametrize(
    "path", ["/muscles", "/equipment", "/demands", "/conditions", "/red-flags", "/safety-advice", "/sources", "/rules"]
)
def test_list_is_whole_and_not_empty(client: TestClient, path: str) -> None:
    page = client.get(path).json()

    assert page["total"] == len(page["items"]) > 0
    assert page["next"] is None


def test_muscle_names_what_plays_a_part_in_it(client: TestClient) -> None:
    (muscle,) = [item for item in client.get("/muscles").json()["items"] if item["slug"] == "gluteus-maximus"]

    assert {"kind": "exercise", "slug": "glute-bridge"} in muscle["referenced_by"]
    assert {"kind": "strategy", "slug": "strengthen-glutes"} in muscle["referenced_by"]
    assert {"kind": "imbalance", "slug": "weak-glutes"} in muscle["referenced_by"]


@pytest.mark.parametrize(("path", "field"), [("/equipment", "equipment_options"), ("/demands", "demands")])
def test_equipment_and_demands_name_the_exercises_that_use_them(client: TestClient, path: str, field: str) -> None:
    for entry in client.get(path).json()["items"][:3]:
        exercises = [reference["slug"] for reference in entry["referenced_by"] if reference["kind"] == "exercise"]
        assert exercises
        for slug in exercises[:3]:
            assert entry["slug"] in str(client.get(f"/exercises/{slug}").json()[field])


def test_source_names_the_rules_that_rest_on_it(client: TestClient) -> None:
    cited = {
        (source["slug"], reference["slug"])
        for source in client.get("/sources").json()["items"]
        for reference in source["referenced_by"]
        if reference["kind"] == "rule"
    }

    assert cited == {(source, rule.id) for rule in RULE_BOOK for source in rule.sources}


def test_safety_advice_is_what_programs_say(client: TestClient) -> None:
    advice = client.get("/safety-advice").json()["items"]
    program = client.post("/programs", json={"imbalances": ["weak-core"], "weeks": 1}).json()
    general = {
        kind: [entry["text"] for entry in advice if entry["kind"] == kind and entry["applies_to"] == "everyone"]
        for kind in ("notice", "stop", "see-professional")
    }

    assert all(general.values())
    assert program["safety"]["notices"][: len(general["notice"])] == general["notice"]
    assert program["safety"]["stop_rules"] == general["stop"]
    assert program["safety"]["see_professional_if"] == general["see-professional"]


@pytest.mark.parametrize("kind", ["notice", "stop", "see-professional"])
def test_safety_advice_of_one_kind_can_be_asked_for(client: TestClient, kind: str) -> None:
    of_kind = [each for each in client.get("/safety-advice").json()["items"] if each["kind"] == kind]

    assert of_kind
    assert client.get(f"/safety-advice?kind={kind}").json()["items"] == of_kind


def test_every_source_of_safety_advice_names_it(client: TestClient) -> None:
    sources = {source["slug"]: source["referenced_by"] for source in client.get("/sources").json()["items"]}
    everything = client.get("/safety-advice").json()["items"]

    assert everything
    for advice in everything:
        assert advice["sources"]
        for source in advice["sources"]:
            assert {"kind": "safety-advice", "slug": advice["slug"]} in sources[source]


def test_rules_are_those_of_the_rule_book_in_its_order(client: TestClient) -> None:
    rules = client.get("/rules").json()["items"]

    assert [rule["id"] for rule in rules] == [rule.id for rule in RULE_BOOK]
    assert client.get(f"/rules/{rules[0]['id']}").json() == rules[0]


def test_rules_of_following_are_told_with_what_they_change(client: TestClient) -> None:
    rules = client.get("/rules", params={"kind": "adaptation"}).json()["items"]

    assert [rule["id"] for rule in rules] == [*(rule.id for rule in ADAPTATIONS), *map(id_of, BOUNDS)]
    assert [rule["change"] is not None for rule in rules] == [True] * len(ADAPTATIONS) + [False] * len(BOUNDS)
    assert client.get(f"/rules/{rules[0]['id']}").json() == rules[0]


def test_rules_of_an_unknown_kind_are_refused(client: TestClient) -> None:
    answer = client.get("/rules", params={"kind": "adaptatoin"})

    assert answer.status_code == 422
    assert answer.json()["errors"][0]["parameter"] == "kind"
