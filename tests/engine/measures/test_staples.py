"""What counts for a staple, and whether a session holds it."""

import pytest

from app.engine.catalogue.protocols import StapleGroup
from app.engine.measures.staples import groups_of, holds, staple_need
from app.engine.vocabulary.roles import Role
from tests.builders import a_catalogue, an_exercise
from tests.protocol_builders import a_staple, a_track

CATALOGUE = a_catalogue(
    [an_exercise(slug) for slug in ("squat", "split-squat", "bridge", "hip-thrust", "curl")],
    tracks=[
        a_track(Role.SQUAT, "squat"),
        a_track(Role.SINGLE_LEG_KNEE, "split-squat"),
        a_track(Role.HIP_EXTENSION, "bridge", slug="bridges"),
        a_track(Role.HIP_EXTENSION, "hip-thrust", slug="thrusts"),
    ],
)


@pytest.mark.parametrize(
    ("group", "members"),
    [
        pytest.param(StapleGroup(exercises=("curl",)), {"curl"}, id="a single exercise"),
        pytest.param(StapleGroup(tracks=("bridges",)), {"bridge"}, id="all of a track"),
        pytest.param(StapleGroup(roles=(Role.HIP_EXTENSION,)), {"bridge", "hip-thrust"}, id="all tracks of a role"),
        pytest.param(StapleGroup(roles=(Role.SHIN,)), set(), id="a role without a track"),
        pytest.param(
            StapleGroup(exercises=("curl",), tracks=("thrusts",), roles=(Role.SQUAT,)),
            {"curl", "hip-thrust", "squat"},
            id="all of them together",
        ),
    ],
)
def test_group_of_a_staple_has_its_members(group: StapleGroup, members: set[str]) -> None:
    (found,) = groups_of(a_staple(group), CATALOGUE)

    assert found == members


SQUAT_AND_BRIDGE = groups_of(a_staple(StapleGroup(roles=(Role.SQUAT,)), StapleGroup(tracks=("bridges",))), CATALOGUE)


@pytest.mark.parametrize(
    ("slugs", "held"),
    [
        pytest.param({"squat", "bridge", "curl"}, True, id="one of each group"),
        pytest.param({"squat", "curl"}, False, id="nothing of the second group"),
        pytest.param(set(), False, id="nothing"),
    ],
)
def test_session_holds_a_staple_with_one_of_every_group(slugs: set[str], held: bool) -> None:
    assert holds(slugs, SQUAT_AND_BRIDGE) is held


def test_need_for_a_staple_names_it_and_the_imbalance() -> None:
    assert staple_need(a_staple(), "Weak glutes") == "a lift for weak glutes"
