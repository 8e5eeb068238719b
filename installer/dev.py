#!/usr/bin/env python3
"""One file that sets everything up: dev.py demo | run ARGS… | test ARGS… | screens DIR."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
STAMP = VENV / ".stamp"
LIBRARIES = (
    "python3-venv ca-certificates libgl1 libegl1 libglib2.0-0 libfontconfig1 libdbus-1-3 "
    "libxkbcommon0 libxcb-cursor0 libxcb-icccm4 libxcb-keysyms1 libxcb-shape0 libxcb-xkb1 "
    "libxkbcommon-x11-0"
).split()
READERS = ["poppler-utils", "qpdf"]  # other programs that read our papers in the tests
SPOOLER = "cups cups-client cups-filters ghostscript printer-driver-cups-pdf".split()
PEERS = (  # for --long
    "libreoffice-writer-nogui libjaxb-java openjdk-17-jdk-headless libpango-1.0-0 "
    "libpangoft2-1.0-0 libharfbuzz-subset0 chromium"
).split()


def main(arguments: list[str]) -> int:
    """Set up what is missing and run one job; its exit status is ours."""
    job, rest = (arguments[0], arguments[1:]) if arguments else ("run", [])
    if job not in {"demo", "run", "test", "screens"}:
        print(__doc__)
        return 2
    system_packages(job, long="--long" in rest)
    packages = {"test": "requirements-dev.txt"}.get(job, "requirements.txt")
    python_packages("requirements-long.txt" if "--long" in rest else packages)
    return subprocess.run(
        [str(PYTHON), *command(job, rest)], cwd=ROOT, env=environment(), check=False
    ).returncode


def command(job: str, rest: list[str]) -> list[str]:
    """The arguments for Python that do the job."""
    if job == "test":
        beside = ["-n", str(os.cpu_count() or 1), "--dist", "loadscope"]  # a module stays together
        return ["-m", "pytest", "-q", *beside, *rest]
    if job == "screens":
        return ["-m", "gui.screens", *rest]
    if job == "demo":
        return ["main.py", "demo", "demo-output", *rest]
    return ["main.py", *rest]


def environment() -> dict[str, str]:
    """This environment; without a display, Qt draws off screen."""
    env = dict(os.environ)
    if sys.platform.startswith("linux") and not (env.get("DISPLAY") or env.get("WAYLAND_DISPLAY")):
        env.setdefault("QT_QPA_PLATFORM", "offscreen")
    return env


def system_packages(job: str, *, long: bool) -> None:
    """Install the Debian packages this job needs; not root and one missing: say so and stop."""
    if not shutil.which("dpkg-query"):
        return
    wanted = LIBRARIES + (READERS + SPOOLER if job == "test" else []) + (PEERS if long else [])
    missing = [name for name in wanted if not installed(name)]
    if not missing:
        return
    if os.geteuid() != 0:
        line = "sudo apt-get install -y --no-install-recommends " + " ".join(missing)
        sys.exit(f"ติดตั้งแพ็กเกจที่ขาดก่อน: {line}")
    env = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run(["apt-get", "update", "-qq"], check=True, env=env)
    subprocess.run(
        ["apt-get", "install", "-qqy", "--no-install-recommends", *missing],
        check=True,
        env=env,
        stdout=subprocess.DEVNULL,
    )


def installed(package: str) -> bool:
    """Whether Debian has unpacked and configured the package."""
    asked = ["dpkg-query", "-W", "-f", "${db:Status-Status}", package]
    found = subprocess.run(asked, capture_output=True, text=True, check=False)
    return found.stdout == "installed"


def python_packages(requirements: str) -> None:
    """Fill .venv from the hash-pinned file; again only when file or Python changed."""
    wanted = {requirements, "requirements.txt"}
    state = "\n".join([sys.version, *(digest(ROOT / name) for name in sorted(wanted))])
    if STAMP.exists() and state in STAMP.read_text().split("\n\n"):
        return
    if not PYTHON.exists():
        subprocess.run([sys.executable, "-m", "venv", str(VENV)], check=True)
    wheels = ROOT / "wheels"  # a folder of wheels, for a machine without network
    source = ["--no-index", "--find-links", str(wheels)] if wheels.is_dir() else []
    quiet = ["-q", "--disable-pip-version-check", "--only-binary", ":all:", "--require-hashes"]
    pip = [str(PYTHON), "-m", "pip", "install", *quiet, *source, "-r", requirements]
    subprocess.run(pip, check=True, cwd=ROOT)
    STAMP.write_text(state)


def digest(file: Path) -> str:
    """SHA-256 of a file."""
    return hashlib.sha256(file.read_bytes()).hexdigest()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
