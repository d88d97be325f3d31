"""A page that was saved as HTML instead of as text -> the same text as a browser would have saved."""

from __future__ import annotations

import html
import re
from html.parser import HTMLParser

_TAG = re.compile(
    r"<(?:!doctype|html|head|body|main|article|div|p|ul|ol|li|h[1-6]|br|section|span|strong|a)\b[^>]*>", re.I
)
_ENTITY = re.compile(r"&(?:[a-z]{2,8}|#\d{1,6}|#x[0-9a-f]{1,5});", re.I)

_BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "dd",
        "div",
        "dl",
        "dt",
        "figure",
        "figcaption",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "html",
        "main",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "table",
        "tbody",
        "td",
        "th",
        "tr",
        "ul",
    ]
)
_SILENT = frozenset(["script", "style", "noscript", "template", "svg", "head"])
_AROUND = frozenset(["nav", "header", "footer", "aside", "form"])
_VOID = frozenset(
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"]
)


def is_markup(text: str) -> bool:
    return bool(_TAG.search(text))


def plain(text: str) -> tuple[str, str]:
    """(the text of the page itself, the text around it: menus, head and foot).

    Text without tags is returned as it is, with stray entities («&aring;») written out.
    """
    if not is_markup(text):
        return (html.unescape(text) if _ENTITY.search(text) else text), ""
    gatherer = _Gatherer(has_main=bool(re.search(r"<(?:main|article)\b", text, re.I)))
    gatherer.feed(text)
    gatherer.close()
    inside, around = _tidy(gatherer.inside), _tidy(gatherer.around)
    return (inside, around) if inside else (around, "")


def _tidy(pieces: list[str]) -> str:
    text = re.sub(r"[ \t]*\n[ \t]*", "\n", "".join(pieces))
    text = re.sub(r"•\s*\n+\s*", "• ", text)
    return re.sub(r"\n{3,}", "\n\n", text).strip()


class _Gatherer(HTMLParser):
    def __init__(self, *, has_main: bool) -> None:
        super().__init__(convert_charrefs=True)
        self.has_main = has_main
        self.inside: list[str] = []
        self.around: list[str] = []
        self._open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "br":
            self._write("\n")
        if tag in _VOID:
            return
        if tag == "body" and "head" in self._open:
            self._open.remove("head")
        self._close_implied(tag)
        if tag == "li":
            self._write("\n• ")
        elif tag in _BLOCKS:
            self._write("\n\n")
        self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in self._open:
            return
        while self._open.pop() != tag:
            pass
        if tag in _BLOCKS:
            self._write("\n\n")

    def handle_data(self, data: str) -> None:
        if not _SILENT.intersection(self._open):
            self._write(re.sub(r"[ \t\r\n]+", " ", data))

    def _close_implied(self, tag: str) -> None:
        """«<li>a<li>b» and «<p>a<p>b» are legal HTML: the new one ends the old one."""
        if tag in {"li", "p"} and self._open and self._open[-1] == tag:
            self._open.pop()

    def _write(self, text: str) -> None:
        (self.inside if self._is_inside() else self.around).append(text)

    def _is_inside(self) -> bool:
        if not self.has_main:
            return not _AROUND.intersection(self._open)
        # The entry's own <header> holds its name, so a header inside the article is part of it.
        return bool({"main", "article"}.intersection(self._open)) and not {"nav", "aside", "form"}.intersection(
            self._open
        )
