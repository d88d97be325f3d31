"""Open a picture or a PDF and draw a small picture of it: a program of its own.

What strangers send is opened by large libraries in C. They run here, in a process with little memory and time, so
that a file made to harm them harms nobody else. It reads the file from standard input and writes the small picture
to standard output; its exit status says what it found. Nothing of the original is copied into the small picture
but its pixels: the place where a photograph was taken stays behind.

    python -m bulyst.correspondence.files.drawing picture|pdf PIXELS
"""

from __future__ import annotations

import resource
import sys
from io import BytesIO

OPENED, TOO_LARGE, LOCKED, UNREADABLE = 0, 3, 4, 5
LONGEST_SIDE = 640
MEMORY = 1536 * 1024 * 1024
SECONDS = 10


def main(words: list[str]) -> int:
    """The exit status for the file on standard input."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS + 1))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    kind, pixels = words[0], int(words[1])
    content = sys.stdin.buffer.read()
    try:
        return _draw_pdf(content) if kind == "pdf" else _draw_picture(content, pixels)
    except Exception:
        # Whatever a library has to say about a stranger's file, it could not be opened.
        return UNREADABLE


def _draw_picture(content: bytes, pixels: int) -> int:
    from PIL import Image, ImageOps

    Image.MAX_IMAGE_PIXELS = None  # counted here, before anything is decoded
    with Image.open(BytesIO(content), formats=("JPEG", "PNG", "WEBP", "TIFF")) as picture:
        width, height = picture.size
        if width * height > pixels:
            return TOO_LARGE
        picture.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))
        picture.load()
        upright = ImageOps.exif_transpose(picture)
        upright.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
        flat = Image.new("RGB", upright.size, "white")
        shown = upright.convert("RGBA")
        flat.paste(shown, mask=shown.getchannel("A"))
    flat.save(sys.stdout.buffer, "JPEG", quality=80)
    return OPENED


def _draw_pdf(content: bytes) -> int:
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        return LOCKED if "password" in str(error).lower() else UNREADABLE
    if not len(document):
        return UNREADABLE
    page = document[0]
    width, height = page.get_size()
    picture = page.render(scale=LONGEST_SIDE / max(width, height, 1), may_draw_forms=False).to_pil()
    picture.convert("RGB").save(sys.stdout.buffer, "PNG", optimize=True)
    return OPENED


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
