#!/usr/bin/env python3
"""Measures whole starts of bin/lightsail-snapshot beside one `aws lightsail get-instance-snapshots`, in pairs.

Both call the same local endpoint, which has thirty snapshots. Build first, then: start-up.py [PAIRS [JAVA_HOME ...]]
The variable AWS names the AWS CLI, if it is not to be the `aws` on the PATH.
"""
import datetime
import http.server
import json
import os
import pathlib
import shutil
import statistics
import subprocess
import sys
import threading
import time

FOLDER = pathlib.Path(__file__).resolve().parent.parent
LAUNCHER = str(FOLDER / "bin" / "lightsail-snapshot")
WORK = FOLDER / "target" / "benchmark"
NOW = datetime.datetime.now(datetime.timezone.utc).replace(microsecond=0)
MAIL = """<SendEmailResponse xmlns="http://ses.amazonaws.com/doc/2010-12-01/"><SendEmailResult><MessageId>1</MessageId>
</SendEmailResult><ResponseMetadata><RequestId>1</RequestId></ResponseMetadata></SendEmailResponse>"""


def snapshot(day):
    created = NOW - datetime.timedelta(days=day)
    return {
        "name": created.strftime("web-auto-%Y-%m-%dT%H-%M-%SZ"),
        "createdAt": created.timestamp(),
        "state": "available",
        "sizeInGb": 40,
        "tags": [],
        "resourceType": "InstanceSnapshot",
        "location": {"availabilityZone": "all", "regionName": "eu-central-1"},
        "fromInstanceName": "web",
        "fromInstanceArn": "arn:aws:lightsail:eu-central-1:111122223333:Instance/1",
        "isFromAutoSnapshot": False,
    }


class Endpoint(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_POST(self):
        self.rfile.read(int(self.headers["Content-Length"]))
        action = self.headers.get("X-Amz-Target", "").partition(".")[2]
        if action == "GetInstanceSnapshots":
            self.reply("application/x-amz-json-1.1", json.dumps({"instanceSnapshots": [snapshot(d) for d in range(1, 31)]}))
        elif action:
            operation = {"id": "1", "createdAt": NOW.timestamp(), "status": "Started", "operationType": action}
            self.reply("application/x-amz-json-1.1", json.dumps({"operations": [operation]}))
        else:
            self.reply("text/xml", MAIL)

    def reply(self, kind, body):
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body.encode())

    def log_message(self, *unused):
        pass


def seconds(command, environment):
    begin = time.perf_counter()
    subprocess.run(command, env=environment, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    return time.perf_counter() - begin


def wait_for_archive(environment):
    end = time.monotonic() + 300
    cache = WORK / "lightsail-snapshot"
    known = set(cache.glob("*.classes"))
    subprocess.run([LAUNCHER, "--version"], env=environment, check=True, stdout=subprocess.DEVNULL)
    time.sleep(1)
    while (cache / "training").exists() or set(cache.glob("*.classes")) <= known:
        if time.monotonic() > end:
            sys.exit("The training did not end; is " + str(WORK) + " below a folder that others can write?")
        time.sleep(0.2)


def main():
    pairs = int(sys.argv[1]) if len(sys.argv) > 1 else 15
    homes = sys.argv[2:] or [os.environ.get("JAVA_HOME", "")]
    aws = os.environ.get("AWS") or shutil.which("aws")
    if not aws:
        sys.exit("There is no aws on the PATH; set AWS")
    shutil.rmtree(WORK, ignore_errors=True)
    WORK.mkdir(parents=True, mode=0o700)
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Endpoint)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    environment = {k: v for k, v in os.environ.items() if not k.startswith("AWS") and "JAVA" not in k}
    environment.update(
        AWS_ACCESS_KEY_ID="AKID", AWS_SECRET_ACCESS_KEY="none", AWS_REGION="eu-central-1", AWS_DEFAULT_REGION="eu-central-1",
        AWS_EC2_METADATA_DISABLED="true", AWS_ENDPOINT_URL="http://127.0.0.1:%d" % server.server_port,
        XDG_CACHE_HOME=str(WORK))
    version = subprocess.run([aws, "--version"], capture_output=True, text=True).stdout.split()[0]
    listing = [aws, "lightsail", "get-instance-snapshots"]
    commands = {
        "`list`": [LAUNCHER, "list", "-i", "web", "-m", "7"],
        "thirty to seven, with a mail": [LAUNCHER, "-i", "web", "-m", "7", "--wait", "0", "-f", "a@x.org", "-t", "b@x.org"],
    }
    print("%d cores, %s, medians of %d pairs" % (os.cpu_count(), version, pairs))
    print("| Java | command | seconds | one `aws` call | ratio |\n|---|---|---|---|---|")
    for home in homes:
        java = dict(environment, JAVA_HOME=home)
        wait_for_archive(java)
        for name, command in commands.items():
            seconds(command, java), seconds(listing, environment)
            ours, theirs = zip(*[(seconds(command, java), seconds(listing, environment)) for _ in range(pairs)])
            ratio = statistics.median(a / b for a, b in zip(ours, theirs))
            print("| %s | %s | %.2f | %.2f | %.2f |" % (
                java_version(home), name, statistics.median(ours), statistics.median(theirs), ratio), flush=True)


def java_version(home):
    java = os.path.join(home, "bin", "java") if home else "java"
    text = subprocess.run([java, "-version"], capture_output=True, text=True).stderr
    return text.split('"')[1]


main()
