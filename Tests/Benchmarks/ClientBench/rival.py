#!/usr/bin/env python3
"""Asks for domain offers with requests in threads, a session for each, beside ClientBench: rival.py URL [CALLS]"""

import hashlib
import itertools
import sys
import threading
import time

import requests

IN_FLIGHT = 64
KEY, SECRET, CONSUMER = "simulator", "simulator-secret", "simulator-consumer"


def headers(method, url, body=""):
    now = str(int(time.time()))
    text = "+".join([SECRET, CONSUMER, method, url, body, now])
    return {
        "X-Ovh-Application": KEY,
        "X-Ovh-Consumer": CONSUMER,
        "X-Ovh-Timestamp": now,
        "X-Ovh-Signature": "$1$" + hashlib.sha1(text.encode()).hexdigest(),
    }


def main():
    base = sys.argv[1]
    calls = int(sys.argv[2]) if len(sys.argv) > 2 else 10_000
    body = '{"ovhSubsidiary":"FR"}'
    url = base + "/order/cart"
    made = requests.post(
        url, data=body, headers=headers("POST", url, body) | {"Content-Type": "application/json"}, timeout=60
    )
    made.raise_for_status()
    cart = f"{url}/{made.json()['cartId']}"
    numbers = itertools.count(1)
    failures = []

    def work():
        session = requests.Session()
        while (number := next(numbers)) <= calls and not failures:
            asked = f"{cart}/domain?domain=free-{number}.fr"
            answer = session.get(asked, headers=headers("GET", asked), timeout=60)
            if answer.status_code != 200 or not answer.json():
                failures.append(answer.status_code)

    threads = [threading.Thread(target=work) for _ in range(IN_FLIGHT)]
    begun, used = time.perf_counter(), time.process_time()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    took, used = time.perf_counter() - begun, time.process_time() - used
    requests.delete(cart, headers=headers("DELETE", cart), timeout=60)
    if failures:
        sys.exit(f"failed: the simulator answered {failures[0]}")
    print(f"python requests in {IN_FLIGHT} threads         {calls / took:.0f} calls/s, "
          f"{used / calls * 1e6:.0f} µs of processor each")


main()
