"""A user's own rows laid over the shipped ones, checked by the same build, kept built in a cache."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from communique.errors import RegisterFaults, UsageError
from communique.registers import tables
from communique.version import VERSION

_laid: tuple[str, Path] | None = None


def layers() -> list[tuple[str, Path]]:
    """The folders of sheets in use, each with what it is called: the shipped one, then the user's own."""
    return [("registers", shipped()), *([_laid] if _laid else [])]


def shipped() -> Path:
    """The folder of the shipped sheets: in the package, or in the checkout that it is run in.

    Raises UsageError where there is none.
    """
    here = Path(__file__).parent
    for folder in (here / "sheets", here.parents[2] / "registers"):
        if (folder / "states.tsv").exists():
            return folder
    raise UsageError("the sheets of the registers are missing: install communique again")


def overlay(folder: str | Path) -> None:
    """Lays the rows of the sheets in `folder` over the shipped ones, for this process and its readers.

    To be called before the registers are first used. Raises UsageError for a folder that holds no sheets and
    where the registers are in use already, RegisterFaults where rows are wrong.
    """
    global _laid
    own = Path(folder).resolve()
    if _laid and own == _laid[1]:
        return
    _check_sheets(Path(folder))
    if tables.in_use():
        raise UsageError("the registers are in use already: lay your own rows over them before anything else")
    tables.use(_cached(Path(folder)))
    _laid = str(folder), own


def faults_of(folder: str | Path) -> list[str]:
    """What is wrong with the rows in `folder` when laid over the shipped ones: `file:line: what`."""
    _check_sheets(Path(folder))
    try:
        _cached(Path(folder))
    except RegisterFaults as error:
        return list(error.faults)
    return []


def _check_sheets(own: Path) -> None:
    """Raises UsageError where the folder is none, holds no sheet, or one that the registers do not have."""
    from communique.registers.building.sheets import KEYS, columns_of

    if not own.is_dir():
        raise UsageError(f"registers: {str(own)!r} is no folder; give the folder that holds your sheets")
    paths = sorted(own.rglob("*.tsv"))
    for path in paths:
        if not path.is_file():
            raise UsageError(f"registers: {path} is no regular file")
        if len(path.relative_to(own).parts) > 2:
            raise UsageError(
                f"registers: {path} lies too deep: sheets lie in the folder or in one of its own"
            )
    files = [path.relative_to(own).with_suffix("").as_posix() for path in paths]
    if not files:
        raise UsageError(
            f"registers: {str(own)!r} holds no .tsv sheet; see docs/registers.md for how to add rows"
        )
    base = shipped()
    for file in files:
        sheet = file.split("/")[0]
        like = next(iter(sorted((base / sheet).glob("*.tsv"))), base / f"{file}.tsv")
        if sheet == "words":
            like = base / f"{file}.tsv"
        if (sheet not in KEYS and sheet != "words") or not like.exists():
            known = ", ".join(
                f"{name}.tsv" if (base / f"{name}.tsv").exists() else f"{name}/" for name in KEYS
            )
            raise UsageError(f"registers: there is no sheet {file}.tsv: {known}, words/")
        header = columns_of(own, file)
        allowed = columns_of(like.parent, like.stem)
        for column in header:
            if column not in allowed:
                raise UsageError(
                    f"registers: {own / file}.tsv: no column {column!r}; the columns are {', '.join(allowed)}"
                )


def _cached(own: Path) -> Path:
    """The folder of tables built from the shipped sheets and those of `own`."""
    import atexit
    from hashlib import blake2b
    from shutil import rmtree
    from tempfile import mkdtemp

    digest = blake2b(f"{VERSION} {tables.version_of(tables.SHIPPED)}".encode(), digest_size=12)
    for folder in (shipped(), own):
        for path in sorted(folder.rglob("*.tsv")):
            digest.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    home = _cache_home()
    target = home / digest.hexdigest() if home else None
    if target is not None and (target / "states.json").exists():
        return target
    texts = _build(own)
    from communique.registers.building.builder import write

    fresh = Path(mkdtemp(prefix="communique-", dir=home))
    write(texts, fresh)
    if target is not None:
        try:
            fresh.rename(target)
            return target
        except OSError:
            if (target / "states.json").exists():  # another process was faster
                rmtree(fresh, ignore_errors=True)
                return target
    atexit.register(rmtree, fresh, ignore_errors=True)
    return fresh


def _build(own: Path) -> dict[str, str]:
    """The tables as text. Raises RegisterFaults where a row is wrong, an example of `own` included."""
    from communique.registers.building.check import checked

    builder, texts = checked([("registers", shipped()), (str(own), own)])
    if builder.faults.lines:
        raise RegisterFaults(builder.faults.lines)
    return texts


def _cache_home() -> Path | None:
    """A folder of this user for what can be built again; None where none can be written."""
    given = Path(os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA") or "")
    try:
        own = Path.home() / ("Library/Caches" if sys.platform == "darwin" else ".cache")
        home = (given if given.is_absolute() else own) / "communique" / "registers"
        home.mkdir(parents=True, exist_ok=True)
    except (OSError, RuntimeError):  # RuntimeError: this user has no home
        return None
    return home if os.access(home, os.W_OK) else None
