"""Has Prefect run `tell-the-desk` for each contradicted claim: an example to change to your needs.

PREFECT_API_URL=http://127.0.0.1:4200/api python docs/automation/react.py
"""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from prefect import flow, get_client, get_run_logger
from prefect.automations import Automation
from prefect.deployments.runner import RunnerDeployment
from prefect.events.actions import RunDeployment
from prefect.events.schemas.automations import EventTrigger, Posture

NAME = "tell-the-desk"


@flow(name=NAME)
def tell_the_desk(document: str, text: str, explanation: str) -> None:
    """Log a contradicted claim; a mail or a message to the desk would stand here."""
    get_run_logger().warning("%s: “%s” is contradicted. %s", document, text, explanation)


def automation(deployment: UUID) -> Automation:
    """Run a deployment for each event of a contradicted claim, with what the event says as its parameters."""
    said = ("document", "text", "explanation")
    return Automation(
        name=f"{NAME} of contradicted claims",
        trigger=EventTrigger(
            expect={"assay.claim.contradicted"},
            posture=Posture.Reactive,
            threshold=1,
            within=timedelta(0),
        ),
        actions=[
            RunDeployment(
                source="selected",
                deployment_id=deployment,
                parameters={name: f"{{{{ event.payload.{name} }}}}" for name in said},
            )
        ],
    )


def set_up(deployment: RunnerDeployment) -> UUID:
    """Have the server know the deployment and, once, the automation; the deployment's id."""
    known = UUID(str(deployment.apply()))
    made = automation(known)
    with get_client(sync_client=True) as client:
        for each in client.read_automations_by_name(made.name):
            client.delete_automation(each.id)
    made.create()
    return known


if __name__ == "__main__":
    set_up(tell_the_desk.to_deployment(NAME))
    tell_the_desk.serve(NAME)
