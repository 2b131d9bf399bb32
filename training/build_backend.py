# SPDX-License-Identifier: Apache-2.0
"""Builds the wheel of the package with Python alone (PEP 517): ``pip wheel --no-deps .`` fetches nothing.

The same sources give the same bytes. The documents of the built-in contracts are files of the wheel, though they are a
link in the repository: there they lie where serving reads them, and nowhere else.
"""

import base64
import hashlib
import zipfile
from pathlib import Path

import tomllib

_HERE = Path(__file__).resolve().parent
_PACKAGE = "feature_parity"
_WHEEL = "Wheel-Version: 1.0\nGenerator: build_backend\nRoot-Is-Purelib: true\nTag: py3-none-any\n"


def get_requires_for_build_wheel(config_settings=None):
    """Nothing has to be there first."""
    return []


def build_wheel(wheel_directory, config_settings=None, metadata_directory=None):
    """Writes the wheel, and gives its name."""
    project = tomllib.loads((_HERE / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    name = f"{_PACKAGE}-{project['version']}"
    files = {path.relative_to(_HERE).as_posix(): path.read_bytes() for path in _sources()}
    files[f"{name}.dist-info/METADATA"] = _metadata(project).encode("utf-8")
    files[f"{name}.dist-info/WHEEL"] = _WHEEL.encode("utf-8")
    record = f"{name}.dist-info/RECORD"
    files[record] = (
        "".join(f"{path},{_digest(content)}\n" for path, content in files.items()).encode() + f"{record},,\n".encode()
    )
    wheel = f"{name}-py3-none-any.whl"
    with zipfile.ZipFile(Path(wheel_directory) / wheel, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, content in files.items():
            entry = zipfile.ZipInfo(path, date_time=(1980, 1, 1, 0, 0, 0))
            entry.external_attr = 0o100644 << 16
            archive.writestr(entry, content, zipfile.ZIP_DEFLATED)
    return wheel


def _sources():
    package = _HERE / _PACKAGE
    return sorted([*package.glob("**/*.py"), *(package / "contracts").glob("*.json")])


def _metadata(project):
    lines = [
        "Metadata-Version: 2.1",
        f"Name: {project['name']}",
        f"Version: {project['version']}",
        f"Summary: {project['description']}",
        f"License: {project['license']}",
        f"Requires-Python: {project['requires-python']}",
        *(f"Requires-Dist: {dependency}" for dependency in project["dependencies"]),
    ]
    return "\n".join(lines) + "\n"


def _digest(content):
    digest = base64.urlsafe_b64encode(hashlib.sha256(content).digest()).rstrip(b"=").decode()
    return f"sha256={digest},{len(content)}"
