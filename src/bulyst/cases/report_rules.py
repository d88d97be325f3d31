"""Pure rules for progress reports: typed questions answered as they must be, and a day to answer by."""

from bulyst.cases.money_facts import ReportFacts
from bulyst.cases.verdicts import judge
from bulyst.kernel.verdict import Verdict, failed
from bulyst.programmes import blocks


def report_day_given(facts: ReportFacts) -> Verdict:
    """A report is asked for by a day to come."""
    ok = facts.due_on is not None and facts.due_on > facts.on
    return judge(ok, "reports.report_day_given", due=facts.due_on)


def report_written(facts: ReportFacts) -> Verdict:
    """A report says what was done."""
    return judge(bool(facts.text.strip()), "reports.report_written")


def questions_answered(facts: ReportFacts) -> Verdict:
    """Every question that must be answered is, and each answer is one that its question takes."""
    verdicts = blocks.check(facts.questions, facts.answers, facts.language)
    wrong = next((verdict for verdict in verdicts if not verdict.ok), None)
    if wrong is not None:
        return failed("reports.questions_answered", wrong.message.key, **dict(wrong.message.facts))
    return judge(True, "reports.questions_answered")


def return_reason(facts: ReportFacts) -> Verdict:
    """Who sends a report back says what is missing."""
    return judge(bool(facts.text.strip()), "reports.return_reason")
