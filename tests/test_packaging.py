"""What the wheel holds, where the version stands, and what the lock promises."""

import re
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

from communique.version import VERSION

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "src" / "communique"
LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> zipfile.ZipFile:
    folder = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    (path,) = folder.glob("*.whl")
    assert path.name == f"communique-{VERSION}-py3-none-any.whl"
    return zipfile.ZipFile(path)


@pytest.mark.parametrize(
    ("folder", "pattern", "inside", "why"),
    [
        (SOURCE, "**/*.py", "communique", "the code"),
        (SOURCE / "registers", "data/**/*.json", "communique/registers", "the built registers"),
        (SOURCE / "ontology", "*.tsv", "communique/ontology", "the ontology's tables"),
        (ROOT / "examples", "*.txt", "communique/examples", "what the demo reads"),
        (ROOT / "examples", "*.toml", "communique/examples", "its dates and titles"),
        (SOURCE, "py.typed", "communique", "types for whoever uses it"),
    ],
)
def test_wheel_carries(wheel: zipfile.ZipFile, folder: Path, pattern: str, inside: str, why: str) -> None:
    wanted = {f"{inside}/{path.relative_to(folder).as_posix()}" for path in folder.glob(pattern)}
    assert wanted, why
    assert not wanted - set(wheel.namelist()), why


def test_wheel_carries_nothing_else(wheel: zipfile.ZipFile) -> None:
    tops = {name.split("/")[0] for name in wheel.namelist()}
    assert tops == {"communique", f"communique-{VERSION}.dist-info"}
    assert not [name for name in wheel.namelist() if re.search(r"__pycache__|\.pyc$|\.db$", name)]


def test_wheel_names_licence_command_and_readme(wheel: zipfile.ZipFile) -> None:
    info = f"communique-{VERSION}.dist-info"
    metadata = wheel.read(f"{info}/METADATA").decode()
    assert "License-Expression: Apache-2.0" in metadata
    assert "# communique" in metadata
    assert f"{info}/licenses/LICENSE" in wheel.namelist()
    assert "communique = communique.cli:main" in wheel.read(f"{info}/entry_points.txt").decode()


def test_version_stands_in_one_place() -> None:
    assert "version" in PROJECT["project"]["dynamic"]
    assert "version" not in PROJECT["project"]
    citation = (ROOT / "CITATION.cff").read_text(encoding="utf-8")
    assert f"\nversion: {VERSION}\n" in citation, "a citation names the version that it cites"
    assert f"\n## [{VERSION}]" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


def _name(requirement: str) -> str:
    """The normalised name of a requirement."""
    return re.sub(r"[-_.]+", "-", re.split(r"[<>=!~;\[ ]", requirement, maxsplit=1)[0]).lower()


def test_lock_has_an_exact_version_and_hashes_of_everything() -> None:
    entries = re.findall(r"^(\S+)==\S+.*?(?=^\S|\Z)", LOCK, re.MULTILINE | re.DOTALL)
    blocks = re.findall(r"^\S+==.*?(?=^\S|\Z)", LOCK, re.MULTILINE | re.DOTALL)
    assert len(entries) == len(blocks) > 20
    assert all("--hash=sha256:" in block for block in blocks)
    wanted = PROJECT["project"]["dependencies"] + PROJECT["dependency-groups"]["dev"]
    assert {_name(requirement) for requirement in wanted} <= {_name(entry) for entry in entries}


def test_lock_names_no_address() -> None:
    assert not re.search(r"://|^\s*-(-index|-extra-index|-find-links|i |f )|@ *file", LOCK, re.MULTILINE)


def test_lock_holds_nothing_that_only_training_or_wide_runs_need() -> None:
    assert not re.search(r"^(torch|tensorflow|jax|nvidia|triton|ray)\b", LOCK, re.MULTILINE | re.IGNORECASE)


def test_lock_fits_what_is_asked_for() -> None:
    """Every locked version is one that pyproject.toml allows."""
    from packaging.requirements import Requirement

    locked = dict(re.findall(r"^([^\s=\[]+)(?:\[[^\]]*\])?==([^\s;]+)", LOCK, re.MULTILINE))
    locked = {_name(name): version for name, version in locked.items()}
    for text in PROJECT["project"]["dependencies"] + PROJECT["dependency-groups"]["dev"]:
        requirement = Requirement(text)
        assert locked[_name(requirement.name)] in requirement.specifier, text
