"""Tracks and protocols as clients see them."""

from starlette.testclient import TestClient


def test_imbalance_comes_with_its_protocol(client: TestClient) -> None:
    protocol = client.get("/imbalances/weak-glutes").json()["protocol"]

    assert protocol["lead"] == ["hip-extension"]
    assert protocol["weeks"].keys() == {"1", "2", "3", "4", "5", "6"}
    assert protocol["days"].keys() == {name for names in protocol["weeks"].values() for name in names}
    first = protocol["days"][protocol["weeks"]["1"][0]]
    assert (first["kind"], first["slots"][0]["from_minutes"]) == ("full", 20)
    assert protocol["activation"]["foundation"][0]["alternatives"] == ["clamshell"]
    assert protocol["warm_up"]["foundation"][0]["drills"]
    assert protocol["after"][0]["stretches"]


def test_list_of_imbalances_goes_without_protocols(client: TestClient) -> None:
    assert not any("protocol" in item for item in client.get("/imbalances").json()["items"])


def test_every_condition_comes_with_its_protocol(client: TestClient) -> None:
    protocols = {item["slug"]: item["protocol"] for item in client.get("/conditions").json()["items"]}

    assert all(protocol["stages"] for protocol in protocols.values())
    acute = protocols["acute-low-back-pain"]
    assert acute["entry"][0] == {"pain_from": 6, "stage": None}
    assert acute["stages"][0]["effort"] == {"start": 3, "end": 4}
    assert acute["stages"][0]["only"]["squat"]
    assert acute["days"]["whole"]["slots"][0]["role"] == "hip-extension"


def test_pain_that_no_condition_explains_has_a_protocol(client: TestClient) -> None:
    protocol = client.get("/pain-protocol").json()

    assert protocol["stages"][0]["unloaded"] is True
    assert protocol["activation"] is None


def test_sources_know_the_protocols_that_cite_them(client: TestClient) -> None:
    cited = {source["slug"]: source["referenced_by"] for source in client.get("/sources").json()["items"]}

    for slug in client.get("/pain-protocol").json()["sources"]:
        assert {"kind": "protocol", "slug": "pain"} in cited[slug]


def test_tracks_name_rungs_and_where_levels_begin(client: TestClient) -> None:
    track = client.get("/tracks/bridge-one-leg").json()

    assert (track["role"], track["rungs"][0]) == ("hip-extension", "glute-bridge")
    assert set(track["start"].values()) <= set(track["rungs"])
    assert client.get("/tracks/raise").json()["start"] is None


def test_exercise_knows_its_role_and_its_tracks(client: TestClient) -> None:
    bridge, stretch = (client.get(f"/exercises/{slug}").json() for slug in ("glute-bridge", "figure-4-stretch"))

    assert bridge["role"] == "hip-extension"
    assert {"bridge", "bridge-one-leg"} <= set(bridge["tracks"])
    assert (stretch["role"], stretch["tracks"]) == (None, [])


def test_roles_of_a_strategy_stand_in_the_order_of_the_roles(client: TestClient) -> None:
    roles = client.get("/strategies/strengthen-glutes").json()["roles"]

    assert "hip-extension" in roles
    assert roles.index("hip-extension") < roles.index("hip-abduction")


def test_upkeep_is_there_for_every_kind_of_day(client: TestClient) -> None:
    assert [item["kind"] for item in client.get("/upkeep").json()["items"]] == ["full", "hip", "knee", "light"]
