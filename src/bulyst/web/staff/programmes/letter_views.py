"""The texts of the municipality's letters: what they say, in both written standards, and how they look."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext, gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods

from bulyst.correspondence.actions import save_texts
from bulyst.correspondence.queries import preview, texts_in_force, versions_of
from bulyst.correspondence.registry import LetterKind, UnknownLetterKind, kinds_with_texts, letter_kind
from bulyst.correspondence.texts import checked
from bulyst.kernel.verdict import Refused
from bulyst.tenancy.actor import Actor
from bulyst.tenancy.models import Municipality
from bulyst.tenancy.roles import Right
from bulyst.web.staff.choices import to
from bulyst.web.ui.forms import LongText, PlainForm
from bulyst.web.ui.pages import render_staff
from bulyst.web.ui.views import Refusal, act, staff_view

LANGUAGES = {"nb": gettext_lazy("bokmål"), "nn": gettext_lazy("nynorsk")}


class TextsForm(PlainForm):
    """One field for each text of a kind of letter."""

    def __init__(self, *args: Any, kind: LetterKind, **options: Any) -> None:
        super().__init__(*args, **options)
        for part in kind.parts:
            rows = 3 + len(part.nb) // 90
            field = forms.CharField(label=str(part.label), widget=LongText(rows), required=True)
            field.widget.attrs["class"] = "ds-input"
            self.fields[part.key] = field


@require_GET
@staff_view(Right.MANAGE_PROGRAMME)
def letter_texts(request: HttpRequest, actor: Actor, municipality: Municipality) -> HttpResponse:
    """Every kind of letter, and whose words it has."""
    kinds = [
        (kind, [(code, name, versions_of(kind, code).first()) for code, name in LANGUAGES.items()])
        for kind in kinds_with_texts()
    ]
    context = {"kinds": kinds, "crumbs": [(gettext("Innstillinger"), to("settings", municipality))]}
    return render_staff(request, "staff/programmes/letter_texts.html", context)


@require_http_methods(["GET", "POST"])
@staff_view(Right.MANAGE_PROGRAMME)
def letter_text(
    request: HttpRequest, actor: Actor, municipality: Municipality, kind: str, language: str
) -> HttpResponse:
    """Write the texts of one kind of letter; look at them as PDF before they are used."""
    known = _kind(kind, language)
    in_force = texts_in_force(known, language)
    form = TextsForm(request.POST or None, kind=known, initial=dict(in_force.parts))
    if form.is_valid():
        texts = dict(form.cleaned_data)
        if "preview" in request.POST:
            shown = _preview(request, municipality, known, language, texts)
            if shown is not None:
                return shown
        else:
            done = gettext("Tekstene er lagret. Brev som lages fra nå av, bruker dem.")
            given = {"kind": known.key, "language": language, "texts": texts}
            if act(request, save_texts, actor=actor, done=done, **given).ok:
                return redirect(to("letter_text", municipality, kind=kind, language=language))
    context = {
        "form": form,
        "kind": known,
        "standard": LANGUAGES[language],
        "version": in_force.version,
        "versions": versions_of(known, language),
        "crumbs": [
            (gettext("Innstillinger"), to("settings", municipality)),
            (gettext("Brev"), to("letter_texts", municipality)),
        ],
    }
    return render_staff(request, "staff/programmes/letter_text.html", context)


def _kind(name: str, language: str) -> LetterKind:
    """The kind named in an address; its key ends so. Raises Http404."""
    try:
        known = letter_kind(f"cases.{name.replace('-', '_')}")
    except UnknownLetterKind as error:
        raise Http404 from error
    if not known.parts or language not in LANGUAGES:
        raise Http404
    return known


def _preview(
    request: HttpRequest, municipality: Municipality, kind: LetterKind, language: str, texts: dict[str, str]
) -> HttpResponse | None:
    """The letter as PDF with these texts; None, with what is wrong on the page, when they cannot be used."""
    verdicts = [each for key, text in texts.items() for each in checked(text, kind.part(key), kind.fields)]
    if any(not each.ok for each in verdicts):
        refused = Refused(*verdicts)
        request.refusal = Refusal(refused.messages, refused.verdicts)  # type: ignore[attr-defined]
        return None
    author = gettext("%(name)s kommune") % {"name": municipality.name}
    content = preview(kind, language, author, texts, timezone.now())
    headers = {"Content-Disposition": 'inline; filename="brev.pdf"', "Cache-Control": "private, no-store"}
    return HttpResponse(content, content_type="application/pdf", headers=headers)
