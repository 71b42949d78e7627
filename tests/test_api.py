"""What `import communique` gives, and what it does not pull in."""

import subprocess
import sys

import pytest

import communique

PUBLIC = [
    "Actor",
    "Agreement",
    "CommuniqueError",
    "Date",
    "Document",
    "DocumentError",
    "EmptyDocument",
    "Event",
    "ForeignLanguage",
    "Indicator",
    "MadeBy",
    "Mention",
    "ModelError",
    "NotFound",
    "Office",
    "Place",
    "Position",
    "Quantity",
    "Reader",
    "Record",
    "Refused",
    "RegisterError",
    "RegisterFaults",
    "Relation",
    "Role",
    "Span",
    "Statement",
    "Target",
    "Term",
    "TooLarge",
    "Unreadable",
    "UsageError",
    "__version__",
    "holders",
    "who",
]

HEAVY = [
    "spacy",
    "onnxruntime",
    "tokenizers",
    "huggingface_hub",
    "ray",
    "fastapi",
    "trafilatura",
    "numpy",
    "rich",
    "typer",
    "msgspec",
    "IPython",
]


def test_public_names_are_these() -> None:
    assert communique.__all__ == PUBLIC
    assert dir(communique) == sorted(PUBLIC)


@pytest.mark.parametrize("name", PUBLIC)
def test_public_name_is_there(name: str) -> None:
    assert getattr(communique, name) is not None


def test_every_error_is_public() -> None:
    from communique import errors

    found = {
        name
        for name, value in vars(errors).items()
        if isinstance(value, type) and issubclass(value, Exception)
    }
    assert found <= set(PUBLIC)


def test_star_import_and_unknown_names() -> None:
    with pytest.raises(AttributeError, match="no attribute 'Nothing'"):
        _ = communique.Nothing


@pytest.mark.parametrize("module", ["communique", "communique.cli"])
def test_importing_is_light(module: str) -> None:
    code = f"import sys, {module}; print(' '.join(sorted({{name.split('.')[0] for name in sys.modules}})))"
    loaded = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    ).stdout.split()
    allowed = {"typer", "rich"} if module == "communique.cli" else set()
    assert not (set(HEAVY) - allowed) & set(loaded)


def test_help_does_not_draw_with_rich() -> None:
    """rich costs more than everything else that `--help` loads."""
    code = "import sys; from communique import cli; cli.run(['--help']); sys.exit('rich' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, check=False).returncode == 0


def test_version_is_the_package_s() -> None:
    from importlib.metadata import version

    assert communique.__version__ == version("communique")
