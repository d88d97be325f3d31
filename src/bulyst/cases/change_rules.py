"""Pure rules for changing an accepted grant: another budget or a longer period, never more money."""

from bulyst.cases.money_facts import ChangeFacts
from bulyst.cases.rules import own_limit
from bulyst.cases.verdicts import judge
from bulyst.kernel.money import Money
from bulyst.kernel.verdict import Verdict, failed


def changeable(facts: ChangeFacts) -> Verdict:
    """One application at a time, on a grant that is accepted and not finally paid."""
    if not facts.accepted:
        return failed("changes.changeable", "changes.not_accepted")
    if facts.final_paid:
        return failed("changes.changeable", "changes.final_is_paid")
    return judge(not facts.has_open, "changes.changeable")


def in_time(facts: ChangeFacts) -> Verdict:
    """A change is asked for while the grant holds."""
    ok = facts.valid_until is None or facts.on <= facts.valid_until
    return judge(ok, "changes.in_time", valid_until=facts.valid_until)


def something_asked(facts: ChangeFacts) -> Verdict:
    """The application names a new budget or a later day, and says why."""
    if not facts.costs and facts.until is None:
        return failed("changes.something_asked")
    if any(line <= Money.ZERO for line in facts.costs):
        return failed("changes.something_asked", "changes.cost_line_not_positive")
    return judge(bool(facts.text.strip()), "changes.reason_given")


def runs_longer(facts: ChangeFacts) -> Verdict:
    """A longer period ends after the one that holds, and has not ended already."""
    if facts.until is None:
        return judge(True, "changes.runs_longer")
    limit = max(facts.valid_until or facts.on, facts.on)
    return judge(facts.until > limit, "changes.runs_longer", until=facts.until, valid_until=limit)


def not_below_paid(facts: ChangeFacts) -> Verdict:
    """A lower budget cuts the grant in proportion; what is paid already must lie within it."""
    cut = facts.grant - facts.grant_after
    ok = facts.paid <= facts.grant_after and cut <= facts.committed
    return judge(ok, "changes.not_below_paid", paid=facts.paid, grant=facts.grant_after)


def written(facts: ChangeFacts) -> Verdict:
    """Who recommends says why."""
    return judge(bool(facts.text.strip()), "changes.written")


def not_the_recommender(facts: ChangeFacts) -> Verdict:
    """Who recommended does not decide."""
    differs = facts.who.user_id is not None and facts.who.user_id != facts.recommender_id
    return judge(differs, "changes.not_the_recommender")


def reasons_given(facts: ChangeFacts) -> Verdict:
    """A decision has reasons. Public Administration Act section 24."""
    return judge(bool(facts.text.strip()), "changes.reasons_given")


def within_delegation(facts: ChangeFacts) -> Verdict:
    """Who decides alone changes only grants within the limit that was delegated to them."""
    limit = own_limit(facts)
    return judge(limit is None or facts.grant <= limit, "changes.within_delegation", amount=facts.grant, limit=limit)
