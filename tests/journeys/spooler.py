"""A real spooler of our own: cupsd on a socket of its own, with one queue that prints into PDF."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

QUEUE = "Saensuk"
PRINTED = Path.home() / "PDF"  # where the driver puts what root prints
DRIVER = "lsb/usr/cups-pdf/CUPS-PDF_opt.ppd"
LONGEST_S = 60

_ANYBODY = "Order allow,deny\nAllow all"
_DAEMON = f"""Listen {{root}}/run/socket
WebInterface No
Browsing No
DefaultAuthType None
<Location />
{_ANYBODY}
</Location>
<Policy default>
<Limit All>
{_ANYBODY}
</Limit>
</Policy>
"""
_FILES = """ServerRoot {root}/etc
StateDir {root}/run
CacheDir {root}/cache
RequestRoot {root}/spool
TempDir {root}/tmp
ErrorLog {root}/errors
AccessLog {root}/accesses
PageLog {root}/pages
SystemGroup root
"""


@contextmanager
def spooler() -> Iterator[dict[str, str]]:
    """The environment in which programs find the queue; it ends with the block.

    Raises:
        TimeoutError: it does not answer.
    """
    root = Path(tempfile.mkdtemp(prefix="spooler-"))
    for name in ("etc", "run", "cache", "spool", "tmp"):
        (root / name).mkdir()
    root.chmod(0o755)  # its filters are another user's
    (root / "tmp").chmod(0o1777)
    daemon, places = root / "etc/cupsd.conf", root / "etc/cups-files.conf"
    daemon.write_text(_DAEMON.format(root=root))
    places.write_text(_FILES.format(root=root))
    env = {**os.environ, "CUPS_SERVER": str(root / "run/socket")}
    running = subprocess.Popen(["cupsd", "-f", "-c", str(daemon), "-s", str(places)])
    try:
        _wait_for(env)
        add = ["lpadmin", "-p", QUEUE, "-E", "-v", "cups-pdf:/", "-m", DRIVER]
        subprocess.run(add, env=env, check=True, capture_output=True)
        yield env
    finally:
        running.terminate()
        running.wait()
        shutil.rmtree(root)


@contextmanager
def emptied() -> Iterator[None]:
    """What is printed within the block is taken away after it."""
    stood, before = PRINTED.exists(), files()
    yield
    for file in files() - before:
        file.unlink()
    if not stood and PRINTED.exists():
        PRINTED.rmdir()


def files() -> frozenset[Path]:
    """Everything that was printed and still lies there."""
    return frozenset(PRINTED.glob("*.pdf"))


def printed(before: frozenset[Path], env: dict[str, str]) -> Path:
    """The file that came since, whole: the queue holds no job any more.

    Raises:
        TimeoutError: none came.
    """
    for _ in range(LONGEST_S * 10):
        came = files() - before
        waiting = subprocess.run(["lpstat", "-o"], env=env, capture_output=True, check=False)
        if came and not waiting.stdout.strip():
            return min(came)
        time.sleep(0.1)
    raise TimeoutError("nothing was printed")


def _wait_for(env: dict[str, str]) -> None:
    for _ in range(LONGEST_S * 10):
        told = subprocess.run(["lpstat", "-r"], env=env, capture_output=True, check=False)
        if told.stdout.startswith(b"scheduler is running"):
            return
        time.sleep(0.1)
    raise TimeoutError("the spooler does not answer")
