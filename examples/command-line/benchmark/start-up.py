#!/usr/bin/env python3
"""Measures whole starts of bin/lightsail-snapshot beside one `aws lightsail get-instance-snapshots`, in pairs.

Both call the same local endpoint, which has thirty snapshots. Build first, then: start-up.py [PAIRS [JAVA_HOME ...]]
The variable AWS names the AWS CLI, if it is not to be the `aws` on the PATH.
"""
import os
import statistics
import sys

sys.dont_write_bytecode = True
from launcher import LAUNCHER, WORK, aws, aws_version, clear_work, java_version, run, seconds, wait_for_archive
from local_lightsail import LocalLightsail


def main():
    pairs = int(sys.argv[1]) if len(sys.argv) > 1 else 15
    homes = sys.argv[2:] or [os.environ.get("JAVA_HOME", "")]
    if not aws():
        sys.exit("There is no aws on the PATH; set AWS")
    clear_work()
    account = LocalLightsail(["web"], 30)
    environment = account.environment(XDG_CACHE_HOME=str(WORK))
    listing = [aws(), "lightsail", "get-instance-snapshots"]
    commands = {
        "`list`": [LAUNCHER, "list", "-i", "web", "-m", "7"],
        "thirty to seven, with a mail": [LAUNCHER, "-i", "web", "-m", "7", "--wait", "0", "-f", "a@x.org", "-t", "b@x.org"],
    }

    def pair(command, java):
        account.reset()
        ours = seconds(lambda: run(command, java))
        account.reset()
        return ours, seconds(lambda: run(listing, environment))

    print("%d cores, %s, medians of %d pairs" % (os.cpu_count(), aws_version(), pairs))
    print("| Java | command | seconds | one `aws` call | ratio |\n|---|---|---|---|---|")
    for home in homes:
        java = dict(environment, JAVA_HOME=home)
        wait_for_archive(java)
        for name, command in commands.items():
            pair(command, java)
            ours, theirs = zip(*[pair(command, java) for _ in range(pairs)])
            ratio = statistics.median(a / b for a, b in zip(ours, theirs))
            print("| %s | %s | %.2f | %.2f | %.2f |" % (
                java_version(home), name, statistics.median(ours), statistics.median(theirs), ratio), flush=True)


main()
