"""The demonstration: constructed rows behind the figures of the catalogue entry on Lierne 2.

Real are only the entry's figures and the official statistics. Every row here is made up, marked as constructed, and
made by the same actions that the pages call. Their dates are made up too, inside the years that the programme can
have run in (1999-2012), except for what waits in the work lists today.
"""
