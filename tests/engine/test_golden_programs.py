import pytest

from app.engine.catalogue.catalogue import Catalogue
from tests.engine.golden_programs import CLIENTS, FOLDER, golden


@pytest.mark.parametrize("client", CLIENTS)
def test_clients_program_is_as_it_was_read_and_approved(client: str, catalogue: Catalogue) -> None:
    """A change here is a change for users: read the difference, raise ENGINE_VERSION, run `make golden`."""
    assert golden(CLIENTS[client], catalogue) == (FOLDER / f"{client}.txt").read_text(encoding="utf-8")


def test_no_golden_file_is_left_over() -> None:
    assert {path.stem for path in FOLDER.iterdir()} == set(CLIENTS)
