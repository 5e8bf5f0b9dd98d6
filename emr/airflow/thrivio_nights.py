"""Nights under Airflow in place of EventBridge Scheduler: the same state machine, started and watched.

Set the variable `thrivio_night` to the ARN of the environment's state machine (output Night of its stack), and
deploy the stack `schedule` with State=DISABLED, so that a night is not started twice.
"""

from datetime import datetime, timedelta

from airflow import DAG
from airflow.providers.amazon.aws.operators.step_function import StepFunctionStartExecutionOperator
from airflow.providers.amazon.aws.sensors.step_function import StepFunctionExecutionSensor

NIGHT = "{{ var.value.thrivio_night }}"


def night(job: str, schedule: str) -> DAG:
    """A DAG that runs one job; its run id follows from the date, so that a retry pays nothing twice."""
    with DAG(
        dag_id=f"thrivio_{job}",
        schedule=schedule,
        start_date=datetime(2026, 11, 1),
        catchup=False,
        max_active_runs=1,
        default_args={"retries": 1, "retry_delay": timedelta(minutes=5)},
        dagrun_timeout=timedelta(hours=12),
        tags=["thrivio"],
    ) as dag:
        start = StepFunctionStartExecutionOperator(
            task_id="start",
            state_machine_arn=NIGHT,
            state_machine_input={"job": job, "run_date": "{{ data_interval_end | ds }}"},
        )
        finished = StepFunctionExecutionSensor(
            task_id="finished",
            execution_arn=start.output,
            mode="reschedule",
            poke_interval=120,
            timeout=12 * 3600,
        )
        start >> finished
    return dag


nudges = night("nudges", "0 1 * * *")
dataset = night("dataset", "0 22 * * 6")
