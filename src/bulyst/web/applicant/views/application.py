"""The application: one group of questions a page, a summary, and the button that sends it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from bulyst.cases.actions import attach_files, save_draft, start_application, submit
from bulyst.cases.drafts import ApplicationDraft
from bulyst.cases.lifecycle import GrantState
from bulyst.cases.models import Case
from bulyst.cases.queries import application_of, application_verdicts, missing_before_sending, rules_of
from bulyst.kernel.deadlines import today
from bulyst.kernel.message import Message
from bulyst.programmes.choices import BlockKind
from bulyst.programmes.queries import open_call
from bulyst.tenancy.actor import Actor
from bulyst.tenancy.wording import say
from bulyst.web.applicant.access import acting, own_case, own_parties
from bulyst.web.applicant.answers import sections_of
from bulyst.web.applicant.forms.base import QuestionForm
from bulyst.web.applicant.forms.organisation import RepresentForm
from bulyst.web.applicant.forms.own import OwnForm, form_of, group_in, groups_of, page_of_rule, with_files
from bulyst.web.applicant.forms.questions import GROUPS, Group
from bulyst.web.applicant.moving import earlier_for, left_behind, lost
from bulyst.web.applicant.plan import ceiling, plan_of
from bulyst.web.applicant.views.files import change_files, file_part, own_rows
from bulyst.web.applicant.views.organisations import crumbs
from bulyst.web.ui.files import FileRow, tell_refused
from bulyst.web.ui.formats import clock
from bulyst.web.ui.pages import render_applicant
from bulyst.web.ui.views import act, applicant_view

SUMMARY, FILES = "oppsummering", "vedlegg"
CONFLICT = 409
"""What a page that saves by itself is answered when there is nothing to save to any more."""
BY_ITSELF, TO_OVERVIEW, MORE_LINES = "selv", "siden", "linjer"


@dataclass(frozen=True, slots=True)
class Missing:
    """What must be put right before the application can be sent, and on which page."""

    text: str
    key: str = ""
    href: str = ""
    heading: str | Promise = ""


@dataclass(frozen=True, slots=True)
class ProgressStep:
    """One page of the application in the list of pages."""

    heading: str | Promise
    href: str
    current: bool
    done: bool


@applicant_view
def begin(request: HttpRequest, actor: Actor, call_id: int) -> HttpResponse:
    """Choose whom to apply for, and begin."""
    call = open_call(call_id, timezone.now())
    if call is None:
        raise Http404
    parties = own_parties(actor)
    here = [party for party in parties if party.tenant_id == call.tenant_id]
    numbers = {party.organisation_number for party in here}
    elsewhere = [
        party for party in parties if party.tenant_id != call.tenant_id and party.organisation_number not in numbers
    ]
    if not parties:
        return redirect(f"{reverse('applicant:register')}?utlysning={call.pk}")
    form = RepresentForm(request.POST or None, choices=[(str(party.pk), party.name) for party in here])
    if here and form.is_valid():
        result = act(
            request,
            start_application,
            actor=acting(request, call.tenant_id),
            call_id=call.pk,
            applicant_id=int(form.cleaned_data["party"]),
        )
        if result.ok:
            return redirect("applicant:question", result.value.pk, GROUPS[0].key)
    context = {
        "form": form,
        "call": call,
        "here": here,
        "elsewhere": elsewhere,
        "earlier": earlier_for(actor, call, timezone.now()),
        "crumbs": crumbs(),
    }
    return render_applicant(request, "applicant/begin.html", context)


@applicant_view
def resume(request: HttpRequest, actor: Actor, case_id: int) -> HttpResponse:
    """Go on where something is missing."""
    case = own_case(actor, case_id)
    if case.state != GrantState.DRAFT:
        return redirect("applicant:case", case.pk)
    missing = missing_of(request, case, timezone.now())
    first = next((each.key for each in missing if each.key), SUMMARY)
    return redirect(_address(case, first))


@applicant_view
def question(request: HttpRequest, actor: Actor, case_id: int, key: str) -> HttpResponse:
    """One group of questions. What can be read is saved also when something else cannot."""
    case = own_case(actor, case_id)
    here = group_in(groups_of(form_of(case)), key)
    if here is None:
        raise Http404
    if case.state != GrantState.DRAFT and request.POST.get("lagre") == BY_ITSELF:
        return HttpResponse(status=CONFLICT)
    if case.state != GrantState.DRAFT:
        return redirect("applicant:case", case.pk)
    now = timezone.now()
    form = question_form(here, case, request, now)
    if request.method == "POST":
        answered = _save(request, case, here, form, now)
        if answered is not None:
            return answered
    return render_applicant(request, "applicant/application/group.html", _group_context(request, case, here, form, now))


@applicant_view
def files(request: HttpRequest, actor: Actor, case_id: int) -> HttpResponse:
    """Files with the draft, all of them optional; each is kept as soon as it is sent."""
    case = own_case(actor, case_id)
    if case.state != GrantState.DRAFT:
        return redirect("applicant:attach", case.pk)
    if request.method == "POST" and change_files(request, case):
        return redirect("applicant:files", case.pk)
    context = {
        "case": case,
        "following": _address(case, SUMMARY),
        "previous": _address(case, GROUPS[-1].key),
        "crumbs": crumbs(),
        **file_part(case),
        **_progress(case, FILES, missing_of(request, case, timezone.now())),
    }
    return render_applicant(request, "applicant/application/files.html", context)


@applicant_view
def summary(request: HttpRequest, actor: Actor, case_id: int) -> HttpResponse:
    """Everything on one page with links back, and the button that sends it."""
    case = own_case(actor, case_id)
    if case.state != GrantState.DRAFT:
        return redirect("applicant:case", case.pk)
    if request.method == "POST":
        sent = act(request, submit, actor=acting(request, case.tenant_id), case_id=case.pk)
        if sent.ok or own_case(actor, case_id).is_sent:  # two clicks at once: the other one sent it
            return redirect("applicant:receipt", case.pk)
    missing = missing_of(request, case, timezone.now())
    context = {
        "case": case,
        "missing": missing,
        "sections": [
            {"heading": each.heading, "answers": each.answers, "href": _address(case, each.key)}
            for each in sections_of(case, for_applicant=True)
        ],
        "worth_a_look": worth_a_look(case, acting(request, case.tenant_id), timezone.now()),
        "files": own_rows(case),
        "left": left_behind(case),
        "lost": lost(case),
        "files_href": _address(case, FILES),
        "previous": _address(case, FILES),
        "crumbs": crumbs(),
        **_progress(case, SUMMARY, missing),
    }
    return render_applicant(request, "applicant/application/summary.html", context)


def worth_a_look(case: Case, actor: Actor, now: datetime) -> list[str]:
    """The scheme's own rules that the application does not keep to now, in their own words. None stops a sending."""
    language = "nn" if get_language() == "nn" else "nb"
    texts = {rule.rule_id: rule.text(language) for _kind, rule in rules_of(case, today(now)).rules}
    broken = [each for each in application_verdicts(case, actor, now) if not each.ok]
    return list(dict.fromkeys(texts[each.rule] for each in broken if each.rule in texts))


def question_form(here: Group, case: Case, request: HttpRequest, now: datetime) -> QuestionForm:
    """The form of one group, filled with what is saved or what was sent."""
    return here.form(
        request.POST if request.method == "POST" else None,
        files=request.FILES if request.method == "POST" else None,
        draft=application_of(case),
        call=case.call,
        rules=rules_of(case, today(now)),
    )


def missing_of(request: HttpRequest, case: Case, now: datetime) -> list[Missing]:
    """Why the application cannot be sent yet, in the order of the pages where it is put right."""
    failing = missing_before_sending(case, acting(request, case.tenant_id), now)
    pages = ["", *(each.key for each in groups_of(form_of(case)))]
    return sorted((_missing(case, verdict.message) for verdict in failing), key=lambda each: pages.index(each.key))


def _missing(case: Case, message: Message) -> Missing:
    form = form_of(case)
    key = page_of_rule(form, message.key, message.facts.get("question", ""))
    found = group_in(groups_of(form), key)
    if found is None:
        return Missing(say(message))
    return Missing(say(message), key, _address(case, key), found.heading)


def _save(request: HttpRequest, case: Case, here: Group, form: QuestionForm, now: datetime) -> HttpResponse | None:
    """Save the page's answers. None when the page is to be shown again."""
    wish = request.POST.get("lagre", "")
    draft = form.merged()
    if wish != BY_ITSELF and isinstance(form, OwnForm):
        draft = _with_uploads(request, case, form, draft)
    saved = act(request, save_draft, actor=acting(request, case.tenant_id), case_id=case.pk, draft=draft, now=now)
    if wish == BY_ITSELF:
        return _fragment(request, here, form, draft, now) if saved.ok else HttpResponse(status=CONFLICT)
    if not saved.ok or (form.errors and wish != MORE_LINES):
        return None
    request.session["saved_at"] = clock(now)
    if wish == MORE_LINES:
        return redirect(_address(case, here.key))
    if wish == TO_OVERVIEW:
        return redirect("applicant:overview")
    return redirect(_address(case, _after(case, here)))


def _with_uploads(request: HttpRequest, case: Case, form: OwnForm, draft: ApplicationDraft) -> ApplicationDraft:
    """The draft with the files that were sent as answers, kept whatever else is wrong on the page."""
    for question, looked in form.uploads().items():
        kept = act(request, attach_files, actor=acting(request, case.tenant_id), case_id=case.pk, files=looked.files)
        tell_refused(request, looked, kept.value)
        if kept.ok:
            draft = with_files(draft, question, [file.pk for file in kept.value.files])
    return draft


def _fragment(
    request: HttpRequest, here: Group, form: QuestionForm, draft: ApplicationDraft, now: datetime
) -> HttpResponse:
    context: dict[str, Any] = {"saved_at": clock(now), "unread": len(form.errors)}
    if here.shows_plan:
        context["plan"] = plan_of(draft)
    return render(request, "applicant/application/saved.html", context)


def _group_context(request: HttpRequest, case: Case, here: Group, form: QuestionForm, now: datetime) -> dict[str, Any]:
    draft = form.merged() if form.is_bound else form.draft
    return {
        "case": case,
        "group": here,
        "form": form,
        "plan": plan_of(draft),
        "ceiling": ceiling(draft, form.rules, case.applicant.kind),
        "saved_at": request.session.pop("saved_at", ""),
        "previous": _before(case, here),
        "own_files": _answered_files(case, draft, form) if isinstance(form, OwnForm) else [],
        "crumbs": crumbs(),
        **_progress(case, here.key, missing_of(request, case, now)),
    }


def _progress(case: Case, current: str, missing: list[Missing]) -> dict[str, Any]:
    lacking = {each.key for each in missing}
    last = [(FILES, _("Vedlegg")), (SUMMARY, _("Se over og send"))]
    pages = [(each.key, each.heading) for each in groups_of(form_of(case))] + last
    steps = [
        ProgressStep(heading, _address(case, key), key == current, key != SUMMARY and key not in lacking)
        for key, heading in pages
    ]
    return {"steps": steps, "step": 1 + [key for key, _heading in pages].index(current)}


def _address(case: Case, key: str) -> str:
    if key == SUMMARY:
        return reverse("applicant:summary", args=[case.pk])
    if key == FILES:
        return reverse("applicant:files", args=[case.pk])
    return reverse("applicant:question", args=[case.pk, key])


def _answered_files(case: Case, draft: ApplicationDraft, form: OwnForm) -> list[FileRow]:
    """The files that answer the questions of this page."""
    asked = [block.key for block in form.questions.blocks if block.kind == BlockKind.FILES]
    ids = [each for key in asked for each in draft.answers.get(key) or ()]
    return [row for row in own_rows(case) if row.id in ids]


def _after(case: Case, here: Group) -> str:
    keys = [each.key for each in groups_of(form_of(case))]
    return [*keys, FILES][keys.index(here.key) + 1]


def _before(case: Case, here: Group) -> str:
    keys = [each.key for each in groups_of(form_of(case))]
    place = keys.index(here.key)
    return _address(case, keys[place - 1]) if place else ""
