"""A local endpoint that answers as Lightsail and SES do, for the benchmarks beside it."""
import datetime
import http.server
import json
import os
import threading
import time

REGION = "eu-central-1"
MAIL = """<SendEmailResponse xmlns="http://ses.amazonaws.com/doc/2010-12-01/"><SendEmailResult><MessageId>1</MessageId>
</SendEmailResult><ResponseMetadata><RequestId>1</RequestId></ResponseMetadata></SendEmailResponse>"""


class LocalLightsail(http.server.ThreadingHTTPServer):
    """Serves one account, with daily snapshots of each instance, and takes `delay` seconds for each request."""

    daemon_threads = True
    request_queue_size = 64

    def __init__(self, instances, days, page_size=100, delay=0.0):
        super().__init__(("127.0.0.1", 0), Endpoint)
        self.instances, self.days, self.page_size, self.delay = instances, days, page_size, delay
        self.lock = threading.Lock()
        self.reset()
        threading.Thread(target=self.serve_forever, daemon=True).start()

    def reset(self):
        """Undoes all changes, and counts requests from zero."""
        with self.lock:
            now = datetime.datetime.now(datetime.timezone.utc).replace(microsecond=0)
            self.snapshots = {}
            self.requests = 0
            for instance in self.instances:
                for day in range(1, self.days + 1):
                    created = now - datetime.timedelta(days=day)
                    self.add(instance, created.strftime(instance + "-auto-%Y-%m-%dT%H-%M-%SZ"), created, "available")

    def add(self, instance, name, created, state):
        self.snapshots[name] = json.dumps({
            "name": name,
            "createdAt": created.timestamp(),
            "state": state,
            "sizeInGb": 40,
            "tags": [],
            "resourceType": "InstanceSnapshot",
            "location": {"availabilityZone": "all", "regionName": REGION},
            "fromInstanceName": instance,
            "fromInstanceArn": "arn:aws:lightsail:%s:111122223333:Instance/%s" % (REGION, instance),
            "isFromAutoSnapshot": False,
        })

    def names(self, instance):
        """The names of the snapshots of an instance, the oldest first."""
        with self.lock:
            return sorted(name for name in self.snapshots if name.startswith(instance + "-auto-"))

    def answer(self, action, request):
        with self.lock:
            self.requests += 1
            if action == "GetInstanceSnapshots":
                return self.page(int(request.get("pageToken", 0)))
            now = datetime.datetime.now(datetime.timezone.utc)
            if action == "CreateInstanceSnapshot":
                self.add(request["instanceName"], request["instanceSnapshotName"], now, "pending")
            elif action == "DeleteInstanceSnapshot":
                del self.snapshots[request["instanceSnapshotName"]]
            operation = {"id": "1", "createdAt": now.timestamp(), "status": "Started", "operationType": action}
            return json.dumps({"operations": [operation]})

    def page(self, begin):
        end = begin + self.page_size
        token = ', "nextPageToken": "%d"' % end if end < len(self.snapshots) else ""
        return '{"instanceSnapshots": [%s]%s}' % (", ".join(list(self.snapshots.values())[begin:end]), token)

    def environment(self, **more):
        """The environment of this process without Java's and AWS's variables, with those for this endpoint."""
        environment = {k: v for k, v in os.environ.items() if not k.startswith("AWS") and "JAVA" not in k}
        environment.update(
            AWS_ACCESS_KEY_ID="AKID", AWS_SECRET_ACCESS_KEY="none", AWS_REGION=REGION, AWS_DEFAULT_REGION=REGION,
            AWS_EC2_METADATA_DISABLED="true", AWS_ENDPOINT_URL="http://127.0.0.1:%d" % self.server_port)
        environment.update(more)
        return environment


class Endpoint(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True

    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        action = self.headers.get("X-Amz-Target", "").partition(".")[2]
        time.sleep(self.server.delay)
        if action:
            self.reply("application/x-amz-json-1.1", self.server.answer(action, json.loads(body)))
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
