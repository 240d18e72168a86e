"""Loads workflow files, finds their inputs and builds their graphs with the Python client; prints the seconds of each."""

import json
import logging
import statistics
import sys
import time
import warnings

warnings.filterwarnings("ignore")
logging.disable(logging.CRITICAL)

from invokeai_py_client import InvokeAIClient
from invokeai_py_client.workflow import WorkflowDefinition

ROUNDS = 41

# Nothing is sent, so nobody has to answer there.
repository = InvokeAIClient(base_url="http://127.0.0.1:1/api/v1").workflow_repo


def once(path):
    start = time.perf_counter()
    # It checks a version that it does not know in newer files; they load without that check.
    workflow = repository.create_workflow(WorkflowDefinition.from_file(path), validate=False)
    inputs = len(workflow.list_inputs())
    workflow._convert_to_api_format()
    return time.perf_counter() - start, inputs


for path in sys.argv[1:]:
    rounds = [once(path) for _ in range(ROUNDS)]
    seconds = statistics.median(seconds for seconds, _ in rounds)
    print(json.dumps({"file": path, "seconds": seconds, "inputs": rounds[0][1]}), flush=True)
