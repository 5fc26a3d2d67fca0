#!/usr/bin/env python3
"""Measures one `fleet` of many instances beside single runs in sequence and beside the AWS CLI's calls for the same.

Each instance has thirty snapshots, and a local endpoint takes 50 ms for each call: one snapshot of each instance, and the
deletion of what is over KEEP. The AWS CLI is started as a shell script would: for each instance once for the listing, once
for the new snapshot and once for each deletion. Nothing waits for the new snapshots. The runs take turns, since a machine is
not always equally busy: after each instance's single run come its calls of the AWS CLI, and now and then a whole fleet.

Build first, then: fleet.py [INSTANCES [KEEP]], by default 40 and 29, so one deletion each. JAVA_HOME names the Java, and the
variable AWS the AWS CLI, if it is not to be the `aws` on the PATH.
"""
import datetime
import json
import os
import statistics
import subprocess
import sys

sys.dont_write_bytecode = True
from launcher import LAUNCHER, WORK, aws, aws_version, clear_work, java_version, run, seconds, wait_for_archive
from local_lightsail import REGION, LocalLightsail

SNAPSHOTS = 30
CALL = 0.05
FLEETS = 8


class Way:
    """One way to take a snapshot of each instance and to delete what is over the number to keep, with an account of its own."""

    def __init__(self, name, instances, keep):
        self.name, self.keep, self.times = name, keep, []
        self.account = LocalLightsail(["web-%d" % (i + 1) for i in range(instances)], SNAPSHOTS, delay=CALL)
        self.environment = self.account.environment(XDG_CACHE_HOME=str(WORK), JAVA_HOME=os.environ.get("JAVA_HOME", ""))
        self.expected = {instance: self.account.names(instance)[-keep:] for instance in self.account.instances}

    def measure(self, *instances):
        self.times.append(seconds(lambda: self.take(*instances)))
        for instance in instances:
            names = self.account.names(instance)
            if names[:-1] != self.expected[instance] or names[-1] in names[:-1]:
                sys.exit("%s: not the newest %d and a new one: %s" % (self.name, self.keep, names))


class Fleet(Way):
    def take(self, *instances):
        configuration = WORK / "fleet.yaml"
        configuration.write_text("groups:\n  - region: %s\n    instances: [%s]\n    max: %d\n    wait: 0\n" % (
            REGION, ", ".join(instances), self.keep))
        run([LAUNCHER, "fleet", "--config", str(configuration)], self.environment)

    def again(self):
        self.account.reset()
        self.expected = {instance: self.account.names(instance)[-self.keep:] for instance in self.account.instances}
        self.measure(*self.account.instances)


class SingleRuns(Way):
    def take(self, instance):
        run([LAUNCHER, "-i", instance, "-m", str(self.keep), "--wait", "0"], self.environment)


class AwsCli(Way):
    def take(self, instance):
        listed = json.loads(self.aws("get-instance-snapshots"))["instanceSnapshots"]
        own = sorted(s["name"] for s in listed if s["fromInstanceName"] == instance)
        name = datetime.datetime.now(datetime.timezone.utc).strftime(instance + "-auto-%Y-%m-%dT%H-%M-%SZ")
        self.aws("create-instance-snapshot", "--instance-name", instance, "--instance-snapshot-name", name)
        for old in own[:-self.keep]:
            self.aws("delete-instance-snapshot", "--instance-snapshot-name", old)

    def aws(self, *words):
        command = [aws(), "lightsail", *words, "--endpoint-url", self.environment["AWS_ENDPOINT_URL"], "--output", "json"]
        return subprocess.run(command, env=self.environment, check=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE).stdout


def main():
    instances, keep = (int(sys.argv[i + 1]) if len(sys.argv) > i + 1 else d for i, d in enumerate([40, 29]))
    clear_work()
    fleet = Fleet("one `fleet`", instances, keep)
    others = [SingleRuns("single runs in sequence", instances, keep)]
    if aws():
        others.append(AwsCli("the AWS CLI, started for each call", instances, keep))
    else:
        print("There is no aws on the PATH, and AWS is not set: the AWS CLI is NOT measured")
    wait_for_archive(fleet.environment)
    for number, instance in enumerate(fleet.account.instances):
        if number % max(1, instances // FLEETS) == 0:
            fleet.again()
        for way in others:
            way.measure(instance)
    print("%d cores, Java %s, %s; %d instances with %d snapshots each, %d kept, pages of %d, %d ms a call; median of %d fleets" % (
        os.cpu_count(), java_version(fleet.environment["JAVA_HOME"]), aws_version() if aws() else "no AWS CLI", instances,
        SNAPSHOTS, keep, fleet.account.page_size, CALL * 1000, len(fleet.times)))
    print("| | seconds | requests | ratio |\n|---|---|---|---|")
    once = statistics.median(fleet.times)
    for way in [fleet] + others:
        total = once if way is fleet else sum(way.times)
        print("| %s | %.1f | %d | %.1f |" % (way.name, total, way.account.requests, total / once))


main()
