"""What the cases room says to people: each refusal says what, why and what now. One table for each file here."""

from bulyst.cases.messages import aid, appeal, applicants, board, conditions, handling, impartiality, money, work

WORDING = {
    **aid.WORDING,
    **handling.WORDING,
    **appeal.WORDING,
    **applicants.WORDING,
    **impartiality.WORDING,
    **work.WORDING,
    **money.WORDING,
    **board.WORDING,
    **conditions.WORDING,
}
