"""Dutch law as arithmetic: pure functions over dated tables, each figure with its source and whether it is confirmed.

``figure``              a value with its source; a table of values by date
``settings``            single figures that a creditor may replace (``settings.yaml``)
``rounding``            cents, rounded down or half up
``days``                Dutch holidays, working days, postal delivery days, months
``quiet_hours``         when a message may reach a customer
``collection_fee``      the fee table of the Besluit BIK, VAT, combined claims, part payment
``instalment_cap``      the ledger that keeps fees on instalments below their cap
``fourteen_days``       the 14-day letter: terms that are right and terms that make it void
``fourteen_day_term``   its calendar: delivery, last day, first day of a fee
``fourteen_day_gate``   whether it may go out at all
``statutory_interest``  interest of article 6:119 BW
``credit_charge``       the highest price of consumer credit
``calling_in``          when a whole credit may be called in
``bkr``                 announcement, report and visibility of an arrears mark
``pauses``              three pauses that are often confused

Nothing here is legal advice. What is not certain stands in ``docs/nl/wet.md``, and travels along as ``notes``.
"""
