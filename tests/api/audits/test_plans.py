"""Ten plans as therapists and coaches write them: what the audit says of them is what a coach would say."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from starlette.testclient import TestClient

PLANS: dict[str, Any] = yaml.safe_load(Path(__file__).with_name("plans.yaml").read_text())


@pytest.mark.parametrize("plan", PLANS.values(), ids=PLANS)
def test_plan_is_read_and_has_no_false_must(client: TestClient, plan: dict[str, Any]) -> None:
    response = client.post("/audits", json={"draft": plan["draft"]})
    audit = response.json()

    assert response.status_code == 200, response.text
    assert {finding["rule"] for finding in audit["findings"] if finding["severity"] == "must"} == set(plan["musts"])
    assert audit["verdict"] == plan["verdict"]
