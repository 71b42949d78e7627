"""Draws docs/demo.svg: the beginning of the page that `communique demo` shows, in colours, as a picture.

python docs/picture.py
"""

from __future__ import annotations

import io
from pathlib import Path

from rich.console import Console
from rich.terminal_theme import TerminalTheme

from communique import cli, page
from communique.reader import Reader

PICTURE = Path(__file__).with_name("demo.svg")
COLUMNS = 96
LINES = 46
"""Lines of the page that are drawn: the rest is said to follow."""

THEME = TerminalTheme(
    (27, 30, 36),
    (212, 215, 220),
    [
        *((27, 30, 36), (224, 108, 117), (126, 192, 120), (222, 180, 92)),
        *((97, 160, 230), (198, 132, 214), (86, 182, 194), (212, 215, 220)),
    ],
)

# rich's own frame fetches a font from an address; this one takes what the reader's machine has
FRAME = """<svg class="rich-terminal" viewBox="0 0 {width} {height}" xmlns="http://www.w3.org/2000/svg">
<title>What communique shows of a report</title>
<style>
.{unique_id}-matrix {{ font-family: ui-monospace, Menlo, Consolas, "DejaVu Sans Mono", monospace; \
font-size: {char_height}px; line-height: {line_height}px; font-variant-east-asian: full-width; }}
{styles}
</style>
<defs>
<clipPath id="{unique_id}-clip-terminal">\
<rect x="0" y="0" width="{terminal_width}" height="{terminal_height}" /></clipPath>
{lines}
</defs>
<rect fill="#1b1e24" width="{width}" height="{height}" rx="8" />
<g transform="translate({terminal_x}, {terminal_y})" clip-path="url(#{unique_id}-clip-terminal)">
{backgrounds}
<g class="{unique_id}-matrix">
{matrix}
</g>
</g>
</svg>
"""


def picture() -> str:
    """The picture as SVG text."""
    example = next(path for path in cli._examples() if path.stem == cli.SHOWN)
    record = cli._read_example(Reader(), example)
    drawn = io.StringIO()
    page.draw(
        Console(file=drawn, width=COLUMNS, force_terminal=True, highlight=False, color_system="standard"),
        record,
    )
    return svg(drawn.getvalue().splitlines())


def svg(lines: list[str]) -> str:
    """The first `LINES` of a terminal's lines as SVG text."""
    from rich.text import Text

    console = Console(
        file=io.StringIO(), width=COLUMNS, record=True, highlight=False, color_system="standard"
    )
    console.print(Text(f"$ communique demo {cli.SHOWN}\n", "dim"))
    for line in lines[:LINES]:
        console.print(Text.from_ansi(line), no_wrap=True, crop=False)
    if len(lines) > LINES:
        console.print(Text("…", "dim"))
    return console.export_svg(theme=THEME, code_format=FRAME, unique_id="communique")


if __name__ == "__main__":
    PICTURE.write_text(picture(), encoding="utf-8")
    print(f"wrote {PICTURE.name}")
