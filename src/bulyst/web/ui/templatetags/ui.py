"""The components and filters that every page is built from: `{% load ui %}`."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import template
from django.forms import BaseForm
from django.forms.boundfield import BoundField
from django.forms.formsets import BaseFormSet
from django.template.context import RequestContext
from django.template.loader import render_to_string
from django.template.loader_tags import BLOCK_CONTEXT_KEY
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from bulyst.kernel.message import Message
from bulyst.tenancy.wording import say
from bulyst.web.ui import formats, navigation
from bulyst.web.ui.charts import Chart
from bulyst.web.ui.fields import summary_of, widget_kind
from bulyst.web.ui.files import FileRow
from bulyst.web.ui.questions import Question
from bulyst.web.ui.tables import Table
from bulyst.web.ui.timeline import Item

register = template.Library()

register.filter("kroner", formats.kroner)
register.filter("day", formats.day)
register.filter("moment", formats.moment)
register.filter("number", formats.number)
register.filter("signed", formats.signed)
register.filter("percent", formats.percent)
register.filter("spelled", formats.spelled)
register.filter("organisation", formats.organisation)
register.filter("account", formats.account)


@register.filter
def or_unknown(value: object) -> object:
    """The value, or "ukjent" when nobody knows it."""
    return formats.unknown() if value in (None, "") else value


@register.filter
def said(message: Message) -> str:
    """A message in words."""
    return say(message)


@register.simple_tag(takes_context=True)
def ui_block(context: template.Context, name: str) -> SafeString:
    """The content of the block `name` once more: a page's title is its heading as well."""
    blocks = context.render_context[BLOCK_CONTEXT_KEY]
    return blocks.get_block(name).nodelist.render(context)


@register.inclusion_tag("ui/parts/header.html", takes_context=True)
def ui_header(context: RequestContext, audience: str) -> dict[str, Any]:
    """The top of the page with the menu of `audience`: public, applicant, staff or editor."""
    request = context["request"]
    municipality = getattr(request, "municipality", None) if audience == "staff" else None
    person = request.user.name if request.user.is_authenticated else ""
    return {
        "items": navigation.items_for(audience, request),
        "languages": navigation.languages(),
        "place": gettext("%(name)s kommune") % {"name": municipality.name} if municipality else "",
        "home": f"/{municipality.slug}/" if municipality else "/",
        "person": person,
        "path": request.get_full_path(),
        "sign_out": reverse("account:sign_out"),
        "set_language": reverse("account:language"),
        "csrf_token": context.get("csrf_token"),
    }


@register.inclusion_tag("ui/parts/crumbs.html")
def ui_crumbs(crumbs: Iterable[tuple[str, str]] | None) -> dict[str, Any]:
    """The way back: pairs of text and address."""
    return {"crumbs": crumbs}


@register.inclusion_tag("ui/parts/messages.html", takes_context=True)
def ui_messages(context: template.Context) -> dict[str, Any]:
    """What was done on the page before."""
    return {"messages": context.get("messages")}


@register.inclusion_tag("ui/parts/refusal.html")
def ui_refusal(refusal: object) -> dict[str, Any]:
    """Why an action was refused; nothing when none was."""
    return {"refusal": refusal}


@register.inclusion_tag("ui/parts/form.html", takes_context=True)
def ui_form(
    context: template.Context,
    form: BaseForm,
    submit: str = "",
    action: str = "",
    cancel: str = "",
    variant: str = "primary",
    method: str = "post",
) -> dict[str, Any]:
    """A whole form: error summary, fields and one button."""
    return {
        "form": form,
        "submit": submit or gettext("Lagre"),
        "action": action,
        "cancel": cancel,
        "variant": variant,
        "method": method,
        "csrf_token": context.get("csrf_token"),
    }


@register.inclusion_tag("ui/parts/errors.html")
def ui_errors(form: BaseForm | BaseFormSet[Any]) -> dict[str, Any]:
    """What must be put right, each line leading to its field."""
    return {"errors": summary_of(form)}


@register.inclusion_tag("ui/parts/field.html")
def ui_field(field: BoundField) -> dict[str, Any]:
    """One field with its label, hint and errors tied to it."""
    kind = widget_kind(field)
    described = [f"{field.auto_id}_helptext"] if field.help_text else []
    described += [f"{field.auto_id}_error"] if field.errors else []
    return {
        "field": field,
        "kind": kind,
        "widget": field.as_widget(),
        "described_by": " ".join(described),
        "optional": not field.field.required and getattr(field.field, "mark_optional", True),
        "affix": getattr(field.field, "affix", ""),
    }


@register.inclusion_tag("ui/parts/questions.html")
def ui_questions(questions: Iterable[Question]) -> dict[str, Any]:
    """A municipality's own questions: fields, and tables of two fields a line."""
    return {"questions": list(questions)}


@register.inclusion_tag("ui/parts/table.html")
def ui_table(table: Table) -> dict[str, Any]:
    """A table; on a phone its rows become small cards."""
    return {"table": table}


@register.inclusion_tag("ui/parts/timeline.html")
def ui_timeline(items: Iterable[Item]) -> dict[str, Any]:
    """What happened, in order."""
    return {"items": list(items)}


@register.inclusion_tag("ui/parts/figure.html")
def ui_figure(figure: Any, href: str = "", label: str = "", note: str = "") -> dict[str, Any]:
    """A counted number that opens into the rows behind it."""
    return {"figure": figure, "href": href, "label": label or getattr(figure, "label", ""), "note": note}


@register.inclusion_tag("ui/parts/chart.html")
def ui_chart(chart: Chart) -> dict[str, Any]:
    """A picture with its finding, source, table and download."""
    return {"chart": chart}


@register.inclusion_tag("ui/parts/verdicts.html")
def ui_verdicts(verdicts: Iterable[Any]) -> dict[str, Any]:
    """What each rule says, with the rule's text."""
    return {"verdicts": list(verdicts)}


@register.inclusion_tag("ui/parts/answer.html")
def ui_answer(answer: Any, href: str = "", link: str = "") -> dict[str, Any]:
    """A goal and its answer, as large as anything on the page, with what the answer rests on."""
    question = gettext("Hovedmål: %(goal)s") if answer.goal.is_main else gettext("Mål: %(goal)s")
    return {
        "status": answer.status.value,
        "question": question % {"goal": answer.goal.text},
        "word": say(answer.message),
        "text": say(answer.detail),
        "href": href,
        "link": link or gettext("Se grunnlaget"),
    }


@register.inclusion_tag("ui/parts/facts.html")
def ui_facts(facts: Iterable[tuple[str, object]]) -> dict[str, Any]:
    """Labels and values, such as a case's applicant, sum and deadline."""
    return {"facts": [(label, formats.spelled(value)) for label, value in facts]}


@register.inclusion_tag("ui/parts/post.html", takes_context=True)
def ui_post(
    context: template.Context,
    label: str,
    action: str = "",
    variant: str = "secondary",
    color: str = "",
    **values: object,
) -> dict[str, Any]:
    """A button that does something by itself, with hidden values."""
    return {
        "label": label,
        "action": action,
        "variant": variant,
        "color": color,
        "values": list(values.items()),
        "csrf_token": context.get("csrf_token"),
    }


@register.inclusion_tag("ui/parts/files.html", takes_context=True)
def ui_files(
    context: template.Context, files: Iterable[FileRow], removable: bool = False, empty: str = ""
) -> dict[str, Any]:
    """Files with their small pictures; `removable` puts a button beside each that is not sent."""
    return {"files": list(files), "removable": removable, "empty": empty, "csrf_token": context.get("csrf_token")}


@register.inclusion_tag("ui/parts/upload.html", takes_context=True)
def ui_upload(context: template.Context, form: BaseForm) -> dict[str, Any]:
    """A form of files alone, sent as soon as they are chosen."""
    return {"form": form, "csrf_token": context.get("csrf_token")}


@register.simple_tag
def ui_constructed(thing: object) -> SafeString:
    """The mark of a row that was made for the demonstration; nothing for a real one."""
    if not getattr(thing, "constructed", False):
        return SafeString("")
    return SafeString(" " + render_to_string("ui/parts/constructed.html"))


@register.inclusion_tag("ui/parts/constructed_note.html")
def ui_constructed_note() -> dict[str, Any]:
    """What a page with constructed rows says once, at the top."""
    return {}
