"""Runs the state machines of the templates by Step Functions' interpreter as moto carries it, with scripted services.

Every path is walked: what is sent to EMR, S3 and SNS is looked at, and every state must have been entered once.
"""

import importlib
import json
import logging
import pkgutil
import threading
import time

import boto3
from cfnlint.decode import cfn_yaml
from moto import mock_aws
from moto.stepfunctions.parser.backend import execution_worker
import moto.stepfunctions.parser.asl.component.state.exec.state_task.service as services

REGION = "eu-central-1"
ACCOUNT = "123456789012"
logging.disable(logging.CRITICAL)
time.sleep = lambda seconds: None  # retries wait for minutes


def _started_as_text(made):
    """Step Functions gives the start as ISO text, moto as a date."""
    def make(**members):
        start = members.get("StartTime")
        return made(**{**members, **({"StartTime": start.isoformat()} if hasattr(start, "isoformat") else {})})
    return make


execution_worker.ExecutionData = _started_as_text(execution_worker.ExecutionData)

class Scripted:
    """Stands in for the services: records calls, answers by script, fails where told."""

    def __init__(self, **answers):
        self.answers = answers
        self.calls = []

    def client(self, *, service, **_):
        return _Client(self, service)


class _Client:
    def __init__(self, script, service):
        self.script, self.service = script, service

    def __getattr__(self, action):
        def call(**parameters):
            self.script.calls.append((action, parameters))
            answer = self.script.answers.get(action, {})
            if isinstance(answer, list):
                answer = answer.pop(0) if len(answer) > 1 else answer[0]
            if isinstance(answer, Exception):
                raise answer
            return dict(answer)
        return call


def resolved(node, values):
    """The definition as CloudFormation would send it; what other stacks export is named after itself."""
    if isinstance(node, dict):
        if set(node) == {"Ref"}:
            return values.get(node["Ref"], node["Ref"])
        if set(node) == {"Fn::GetAtt"}:
            target = node["Fn::GetAtt"]
            return "-".join(target) if isinstance(target, list) else target.replace(".", "-")
        if set(node) == {"Fn::ImportValue"}:
            return resolved(node["Fn::ImportValue"], values).lower()
        if set(node) == {"Fn::Sub"}:
            text, more = node["Fn::Sub"], {}
            if isinstance(text, list):
                text, more = text[0], resolved(text[1], values)
            for name, value in {**values, **more}.items():
                text = text.replace("${" + name + "}", value)
            return text
        return {key: resolved(value, values) for key, value in node.items()}
    if isinstance(node, list):
        return [resolved(each, values) for each in node]
    return node


def definition(template, machine):
    resources = cfn_yaml.load(f"emr/templates/{template}.yaml")["Resources"]
    values = {"AWS::Partition": "aws", "AWS::Region": REGION, "AWS::AccountId": ACCOUNT, "Environment": "test",
              "WorkerUnits": "8", "Release": "abc", "MostInstances": "4", "EmrRelease": "emr-7.10.0"}
    text = json.dumps(resolved(resources[machine]["Properties"]["Definition"], values))
    # The interpreter knows no waiting for EMR: the scripted service answers at the end.
    made = json.loads(text.replace("createCluster.sync", "createCluster").replace("addStep.sync", "addStep"))
    for state in made["States"].values():
        if state["Type"] == "Wait":
            state["Seconds"] = 0
    return made


def patched(script):
    for module in pkgutil.iter_modules(services.__path__):
        loaded = importlib.import_module(services.__name__ + "." + module.name)
        if hasattr(loaded, "boto_client_for"):
            loaded.boto_client_for = script.client


class Machine:
    def __init__(self, template, machine):
        self.name = f"{template}/{machine}"
        self.definition = definition(template, machine)
        self.entered = set()

    def run(self, given, script):
        """How it ended, and with which error."""
        patched(script)
        with mock_aws(config={"stepfunctions": {"execute_state_machine": True}}):
            states = boto3.client("stepfunctions", region_name=REGION)
            arn = states.create_state_machine(name="m", definition=json.dumps(self.definition),
                                              roleArn=f"arn:aws:iam::{ACCOUNT}:role/r")["stateMachineArn"]
            run = states.start_execution(stateMachineArn=arn, input=json.dumps(given))["executionArn"]
            for _ in range(2_000):
                end = states.describe_execution(executionArn=run)
                if end["status"] != "RUNNING":
                    break
                threading.Event().wait(0.01)
            for event in states.get_execution_history(executionArn=run)["events"]:
                if "stateEnteredEventDetails" in event:
                    self.entered.add(event["stateEnteredEventDetails"]["name"])
            return end["status"], end.get("error")

    def require_all_entered(self):
        missing = set(self.definition["States"]) - self.entered
        assert not missing, f"{self.name}: never entered {missing}"


def calls(script, action):
    return [parameters for name, parameters in script.calls if name == action]


def paper(**content):
    return {"Body": json.dumps(content)}


def emr(receipt=None, **answers):
    defaults = {"create_cluster": {"ClusterId": "j-1"}, "get_object": paper(**(receipt or {"outcome": "complete"}))}
    return Scripted(**{**defaults, **answers})


def nights_on_emr():
    night = Machine("emr", "Night")
    failure = RuntimeError("scripted")

    script = emr()
    assert night.run({"job": "nudges", "run_date": "2026-11-25"}, script) == ("SUCCEEDED", None)
    cluster = calls(script, "create_cluster")[0]
    fleets = {fleet["InstanceFleetType"]: fleet for fleet in cluster["Instances"]["InstanceFleets"]}
    assert fleets["TASK"]["TargetSpotCapacity"] == 8 and "TargetSpotCapacity" not in fleets["CORE"], fleets
    assert cluster["Name"] == "nudges-2026-11-25" and cluster["JobFlowRole"] == "NudgesInstances", cluster
    step = calls(script, "add_step")[0]["Step"]["HadoopJarStep"]["Args"]
    assert step[:2] == ["bash", "-c"] and step[3:] == [
        "s3://test-codebucket/releases/abc",
        "com.thriviohr.jobs.NudgeJob --nudge.run-date 2026-11-25",
        "--settings", "s3a://test-codebucket/settings/nudges.properties",
        "--run.id", "nudges-2026-11-25", "--overwrite", "true",
        "--output", "s3a://test-databucket/nudges/2026-11-25"], step
    assert calls(script, "terminate_cluster") == [{"ClusterId": "j-1"}], script.calls
    assert not calls(script, "publish"), script.calls

    script = emr({"leaks": 3})
    assert night.run({"job": "dataset", "run_id": "again"}, script) == ("SUCCEEDED", None)
    assert "again" in calls(script, "add_step")[0]["Step"]["HadoopJarStep"]["Args"]
    assert "held 3 examples back" in calls(script, "publish")[0]["Message"]

    script = emr({"outcome": "budget_reached", "simulated": False})
    assert night.run({"job": "nudges"}, script) == ("SUCCEEDED", None)
    assert "BUDGET_REACHED" in calls(script, "publish")[0]["Message"]

    script = emr({"outcome": "complete", "simulated": True})
    assert night.run({"job": "nudges"}, script) == ("FAILED", "Simulated")

    script = emr(add_step=failure)
    assert night.run({"job": "nudges"}, script) == ("FAILED", "NightFailed")
    assert calls(script, "terminate_cluster"), "a failed night leaves its cluster"
    assert calls(script, "publish"), "nobody was told"

    script = emr(create_cluster=failure)
    assert night.run({"job": "nudges"}, script) == ("FAILED", "NightFailed")
    assert len(calls(script, "create_cluster")) == 3 and calls(script, "publish")

    # A step that ended well proves nothing.
    script = emr(head_object=failure)
    assert night.run({"job": "nudges"}, script) == ("FAILED", "NightFailed")
    assert calls(script, "terminate_cluster") and calls(script, "publish")

    assert night.run({"job": "everything"}, emr()) == ("FAILED", "UnknownJob")
    night.require_all_entered()


def nights_on_managed_service():
    night = Machine("msf", "Night")
    answers = {"describe_application": [
        {"ApplicationDetail": {"ApplicationVersionId": 7, "ApplicationStatus": "READY"}},
        {"ApplicationDetail": {"ApplicationVersionId": 8, "ApplicationStatus": "RUNNING"}},
        {"ApplicationDetail": {"ApplicationVersionId": 8, "ApplicationStatus": "READY"}}]}
    script = Scripted(**answers)
    assert night.run({"job": "nudges"}, script) == ("SUCCEEDED", None)
    update = calls(script, "update_application")[0]
    assert update["CurrentApplicationVersionId"] == 7, update
    groups = update["ApplicationConfigurationUpdate"]["EnvironmentPropertyUpdates"]["PropertyGroups"]
    settings = groups[0]["PropertyMap"]
    assert settings["run.id"].startswith("nudges-20") and settings["output"].startswith("s3a://test-databucket/nudges/20")
    start = calls(script, "start_application")[0]["RunConfiguration"]["ApplicationRestoreConfiguration"]
    assert start == {"ApplicationRestoreType": "SKIP_RESTORE_FROM_SNAPSHOT"}, start

    # READY again, and no result: it failed.
    script = Scripted(head_object=RuntimeError("scripted"), describe_application=[
        {"ApplicationDetail": {"ApplicationVersionId": 7, "ApplicationStatus": "READY"}}])
    assert night.run({"job": "nudges", "run_date": "2026-11-25", "run_id": "again"}, script) == ("FAILED", "NightFailed")
    assert calls(script, "publish"), "nobody was told"
    assert '"run.id": "again"' in json.dumps(calls(script, "update_application"))
    assert "/nudges/2026-11-25" in json.dumps(calls(script, "update_application"))

    assert night.run({"job": "dataset"}, Scripted()) == ("FAILED", "UnknownJob")
    night.require_all_entered()


def late():
    machine = Machine("schedule", "Late")
    assert machine.run({}, Scripted(list_executions={"Executions": []})) == ("SUCCEEDED", None)
    script = Scripted(list_executions={"Executions": [{"Name": "n"}]})
    assert machine.run({}, script) == ("FAILED", "Late")
    assert calls(script, "publish"), "nobody was told"
    machine.require_all_entered()


def endpoint_of_the_night():
    machine = Machine("sagemaker", "Open")
    script = Scripted(describe_endpoint=[{"EndpointStatus": "Creating"}, {"EndpointStatus": "InService"}])
    assert machine.run({}, script) == ("SUCCEEDED", None)
    assert calls(script, "register_scalable_target")[0]["MaxCapacity"] == 4
    script = Scripted(describe_endpoint=[{"EndpointStatus": "Failed"}])
    assert machine.run({}, script) == ("FAILED", "NoEndpoint")
    machine.require_all_entered()


if __name__ == "__main__":
    for check in (nights_on_emr, nights_on_managed_service, late, endpoint_of_the_night):
        check()
        print(f"{check.__name__.replace('_', ' ')}: every state entered")
