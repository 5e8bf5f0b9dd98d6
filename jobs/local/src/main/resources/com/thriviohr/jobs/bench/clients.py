"""Asks every prompt of standard input with a Python client, at a fixed number of calls at a time.

Arguments: openai or litellm, and the number. Standard input: one line with a JSON list of base
URLs, then one JSON object a line: id, messages, max_tokens. Standard output: one JSON object for
each outcome, and a last one with what the process took.
"""

import asyncio
import itertools
import json
import sys
import time

RETRIES = 5
TIMEOUT_SECONDS = 60


def openai_asker(urls):
    """The asynchronous client, the servers in turn, with its own retries."""
    import httpx
    import openai

    clients = itertools.cycle(
        openai.AsyncOpenAI(
            base_url=url,
            api_key="none",
            max_retries=RETRIES,
            timeout=TIMEOUT_SECONDS,
            http_client=httpx.AsyncClient(limits=httpx.Limits(max_connections=1000)),
        )
        for url in urls
    )

    async def ask(prompt):
        return await next(clients).chat.completions.create(
            model="simulated", messages=prompt["messages"], max_tokens=prompt["max_tokens"]
        )

    return ask


def litellm_asker(urls):
    """The router over all servers: least busy first, with its own retries and cooldowns."""
    import litellm

    litellm.suppress_debug_info = True
    router = litellm.Router(
        model_list=[
            {
                "model_name": "simulated",
                "litellm_params": {
                    "model": "openai/simulated",
                    "api_base": url,
                    "api_key": "none",
                },
            }
            for url in urls
        ],
        num_retries=RETRIES,
        timeout=TIMEOUT_SECONDS,
        routing_strategy="least-busy" if len(urls) > 1 else "simple-shuffle",
    )

    async def ask(prompt):
        return await router.acompletion(
            model="simulated", messages=prompt["messages"], max_tokens=prompt["max_tokens"]
        )

    return ask


def most_memory():
    """MiB at most; the kernel's own figure, since ru_maxrss has the parent's in it."""
    try:
        with open("/proc/self/status", encoding="ascii") as status:
            return next(int(line.split()[1]) / 1024 for line in status if line.startswith("VmHWM"))
    except OSError:
        return 0


def say(outcome):
    print(json.dumps(outcome), flush=True)


async def run(ask, prompts, capacity):
    places = asyncio.Semaphore(capacity)
    started = time.monotonic()
    cpu = time.process_time()
    say({"started": True})

    async def one(prompt):
        async with places:
            sent = time.monotonic()
            outcome = {"id": prompt["id"]}
            try:
                answer = await ask(prompt)
                outcome["input_tokens"] = answer.usage.prompt_tokens
                outcome["output_tokens"] = answer.usage.completion_tokens
            except Exception as failure:  # pylint: disable=broad-except
                outcome["failure"] = type(failure).__name__
            now = time.monotonic()
            say({**outcome, "at": now - started, "seconds": now - sent})

    await asyncio.gather(*(one(prompt) for prompt in prompts))
    say({"cpu_seconds": time.process_time() - cpu, "mebibytes": most_memory()})


def main():
    library, capacity = sys.argv[1], int(sys.argv[2])
    urls = json.loads(sys.stdin.readline())
    prompts = [json.loads(line) for line in sys.stdin]
    ask = {"openai": openai_asker, "litellm": litellm_asker}[library](urls)
    asyncio.run(run(ask, prompts, capacity))


main()
