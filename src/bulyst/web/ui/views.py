"""Who may open a page, and how a page runs an action.

A staff view looks like this:

    @staff_view(Right.HANDLE)
    def log_hours(request, actor, municipality, number):
        form = HoursForm(request.POST or None)
        if form.is_valid():
            result = act(request, log_guidance, actor=actor, case=number, hours=form.cleaned_data["hours"])
            if result.ok:
                return redirect(...)
        return render_staff(request, "staff/cases/hours.html", {"form": form})

A refused action leaves the form as it was typed; the layout shows the refusal above it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponseBase
from django.utils import timezone

from bulyst.kernel.message import Message
from bulyst.kernel.verdict import Refused, Verdict
from bulyst.parties.queries import my_parties
from bulyst.tenancy.actor import Stranger, applicant_actor, editor_actor, staff_actor
from bulyst.tenancy.queries import municipality_by_slug
from bulyst.tenancy.roles import Right
from bulyst.tenancy.scope import across, opened

View = Callable[..., HttpResponseBase]


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why an action was refused, ready to be shown."""

    messages: tuple[Message, ...]
    verdicts: tuple[Verdict, ...]


@dataclass(frozen=True, slots=True)
class Result:
    """What came of an action: its value, or the refusal."""

    value: Any = None
    refusal: Refusal | None = None

    @property
    def ok(self) -> bool:
        """True when the action was done."""
        return self.refusal is None


def act(request: HttpRequest, action: Callable[..., Any], /, *, done: str = "", **arguments: Any) -> Result:
    """Run `action` now. A refusal is kept on the request, and the page's layout shows it.

    `now` is given to the action unless the caller gave another; `done` is said on the next page.
    """
    arguments.setdefault("now", timezone.now())
    try:
        value = action(**arguments)
    except Refused as refused:
        refusal = Refusal(refused.messages, refused.verdicts)
        request.refusal = refusal  # type: ignore[attr-defined]
        return Result(refusal=refusal)
    if done:
        messages.success(request, done)
    return Result(value)


def staff_view(*any_of: Right) -> Callable[[View], View]:
    """A page of a municipality's staff: the view gets (request, actor, municipality, ...).

    Not signed in: asked to. A stranger to the municipality: 404, as if it were not there. With none of the rights
    named: 403. The scope is open for the whole view; the page must be rendered inside it.
    """

    def decorate(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, kommune: str, **rest: Any) -> HttpResponseBase:
            if not request.user.is_authenticated:
                return redirect_to_login(request.get_full_path())
            municipality = municipality_by_slug(kommune)
            if municipality is None:
                raise Http404
            try:
                actor = staff_actor(request.user, municipality, now=timezone.now())
            except Stranger as stranger:
                raise Http404 from stranger
            if any_of and not actor.rights & set(any_of):
                raise PermissionDenied
            _remember(request, actor=actor, municipality=municipality)
            with opened(actor):
                return view(request, actor, municipality, **rest)

        return guarded

    return decorate


def applicant_view(view: View) -> View:
    """A page of the signed-in applicant: the view gets (request, actor, ...), with their municipalities in scope."""

    @wraps(view)
    def guarded(request: HttpRequest, **rest: Any) -> HttpResponseBase:
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        try:
            actor = applicant_actor(request.user)
        except Stranger as stranger:
            raise Http404 from stranger
        _remember(request, actor=actor)
        with across(frozenset(party.tenant_id for party in my_parties(request.user.pk))):
            return view(request, actor, **rest)

    return guarded


def editor_view(view: View) -> View:
    """A page of the catalogue's editors: the view gets (request, actor, ...); anyone else gets 404."""

    @wraps(view)
    def guarded(request: HttpRequest, **rest: Any) -> HttpResponseBase:
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        try:
            actor = editor_actor(request.user, now=timezone.now())
        except Stranger as stranger:
            raise Http404 from stranger
        _remember(request, actor=actor)
        return view(request, actor, **rest)

    return guarded


def _remember(request: HttpRequest, **who: Any) -> None:
    for name, value in who.items():
        setattr(request, name, value)
