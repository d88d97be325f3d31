"""What the cases room says to people: each refusal says what, why and what now. One table for each file here."""

from bulyst.cases.messages import handling

WORDING = {
    **handling.WORDING,
}
