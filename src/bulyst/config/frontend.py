"""Gather the front-end files that npm fetched into the folder that is served: `python -m bulyst.config.frontend`.

Styles, the one library script and the typeface are copied out of node_modules/ into web/ui/built/vendor/. Nothing
of it is committed, and nothing is transformed but the order of the style sheets: theme before components.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

PACKAGES = Path("node_modules")
BUILT = Path(__file__).resolve().parents[1] / "web" / "ui" / "built"

#: The style sheets, in the order in which they are read.
STYLES = (
    "@digdir/designsystemet-theme/src/themes/designsystemet.css",
    "@digdir/designsystemet-css/dist/src/index.css",
)
TYPEFACE = "@fontsource-variable/inter"
#: The character ranges that Norwegian, Sámi and English need.
RANGES = ("latin-ext", "latin")
FILES = {"htmx.org/dist/htmx.min.js": "htmx.js"}
LICENCES = (
    "@digdir/designsystemet-theme",
    "@digdir/designsystemet-css",
    TYPEFACE,
    "htmx.org",
)


def gather(packages: Path, built: Path) -> list[Path]:
    """Copy what the pages need from `packages` to `built`/vendor and return the files written.

    Raises FileNotFoundError when npm has not been run.
    """
    vendor = built / "vendor"
    shutil.rmtree(vendor, ignore_errors=True)
    vendor.mkdir(parents=True)
    return list(_written(packages, vendor))


def _written(packages: Path, vendor: Path) -> Iterator[Path]:
    sheets = [typeface_rules(), *((packages / style).read_text(encoding="utf-8") for style in STYLES)]
    styles = vendor / "designsystemet.css"
    styles.write_text("\n".join(without_charset(sheet) for sheet in sheets), encoding="utf-8")
    yield styles
    for source, name in FILES.items():
        yield Path(shutil.copyfile(packages / source, vendor / name))
    for name in RANGES:
        font = f"inter-{name}-wght-normal.woff2"
        yield Path(shutil.copyfile(packages / TYPEFACE / "files" / font, vendor / font))
    for package in LICENCES:
        target = vendor / f"LICENSE-{package.replace('@', '').replace('/', '-')}.txt"
        yield Path(shutil.copyfile(packages / package / "LICENSE", target))


def typeface_rules() -> str:
    """The typeface, one file a range of characters; a browser fetches only the ranges that a page uses."""
    ranges = {
        "latin-ext": "U+0100-02BA,U+02BD-02C5,U+02C7-02CC,U+02CE-02D7,U+02DD-02FF,U+1E00-1E9F,U+20A0-20AB",
        "latin": "U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+2000-206F,U+20AC,"
        "U+2190-2193,U+2212",
    }
    return "\n".join(
        f"@font-face{{font-family:'Inter Variable';font-style:normal;font-display:swap;font-weight:100 900;"
        f"src:url(inter-{name}-wght-normal.woff2) format('woff2');unicode-range:{ranges[name]}}}"
        for name in RANGES
    )


def without_charset(sheet: str) -> str:
    """A style sheet that can be joined to others: @charset is allowed first only, and served files say UTF-8 anyway."""
    return sheet.removeprefix("\ufeff").removeprefix('@charset "UTF-8";').lstrip()


def main(argv: Sequence[str] | None = None) -> int:
    """Gather from the folder named first (node_modules/ by default). Exit code 2 when it lacks something."""
    words = list(sys.argv[1:] if argv is None else argv)
    packages = Path(words[0]) if words else PACKAGES
    try:
        files = gather(packages, BUILT)
    except FileNotFoundError as missing:
        print(f"frontend: {missing.filename} is missing; run npm ci first", file=sys.stderr)
        return 2
    print(f"frontend: {len(files)} files in {BUILT / 'vendor'}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
