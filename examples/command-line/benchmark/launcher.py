"""Starts of bin/lightsail-snapshot, for the benchmarks beside it."""
import os
import pathlib
import shutil
import subprocess
import sys
import time

FOLDER = pathlib.Path(__file__).resolve().parent.parent
LAUNCHER = str(FOLDER / "bin" / "lightsail-snapshot")
WORK = FOLDER / "target" / "benchmark"


def aws():
    """The AWS CLI: the variable AWS, or `aws` on the PATH."""
    return os.environ.get("AWS") or shutil.which("aws")


def aws_version():
    return subprocess.run([aws(), "--version"], capture_output=True, text=True, check=True).stdout.split()[0]


def java_version(home):
    java = os.path.join(home, "bin", "java") if home else "java"
    text = subprocess.run([java, "-version"], capture_output=True, text=True, check=True).stderr
    return text.split('"')[1]


def clear_work():
    shutil.rmtree(WORK, ignore_errors=True)
    WORK.mkdir(parents=True, mode=0o700)


def wait_for_archive(environment):
    """Has the launcher train, so that what is measured starts with an archive of classes."""
    end = time.monotonic() + 300
    cache = WORK / "lightsail-snapshot"
    known = set(cache.glob("*.classes"))
    subprocess.run([LAUNCHER, "--version"], env=environment, check=True, stdout=subprocess.DEVNULL)
    time.sleep(1)
    while (cache / "training").exists() or set(cache.glob("*.classes")) <= known:
        if time.monotonic() > end:
            sys.exit("The training did not end; is " + str(WORK) + " below a folder that others can write?")
        time.sleep(0.2)


def run(command, environment):
    subprocess.run(command, env=environment, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)


def seconds(action):
    begin = time.perf_counter()
    action()
    return time.perf_counter() - begin
