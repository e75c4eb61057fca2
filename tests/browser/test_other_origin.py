"""A static page of another origin uses the service as it is set up by default, in a real browser."""

from pathlib import Path

from benchmarks import servers
from tests.browser.chromium import needs_chromium, told_by
from tests.databases import Databases, seed

PAGE = Path(__file__).parent / "other_origin.html"


@needs_chromium
def test_page_of_another_origin_makes_a_program_with_default_settings(sqlite_databases: Databases, tmp_path: Path) -> None:
    with sqlite_databases.prepared(seed) as url, servers.service(url, workers=1) as server:
        told = told_by(PAGE, f"service={server.url}", tmp_path)

    assert told.pop("location").startswith("/programs/")
    assert told == {
        "made": 201,
        "same": True,
        "screened": 200,
        "audited": 200,
        "refused": "weak-glutes",
        "write": "TypeError: Failed to fetch",
    }
