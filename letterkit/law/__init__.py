"""Dutch law as arithmetic: pure functions over dated tables, each figure with its source and whether it is confirmed.

``figure``              a value with its source; a table of values by date
``tables``              the dated tables that a creditor may lengthen
``settings``            single figures that a creditor may replace (``settings.yaml``)
``rounding``            cents, rounded down or half up
``days``                Dutch holidays, working days, postal delivery days, months
``quiet_hours``         when a message may reach a customer
``collection_fee``      the fee table of the Besluit BIK, VAT, combined claims, part payment
``instalment_cap``      the ledger that keeps fees on instalments below their cap
``fourteen_days``       the 14-day letter: which terms keep it valid and which make it void
``calendar``            the days of one letter: delivered, last day, extended day, fee from
``fourteen_day_gate``   whether it may go out at all
``statutory_interest``  interest of article 6:119 BW
``credit_charge``       the highest price of consumer credit
``notice_costs``        what a notice of a municipality or water board costs
``calling_in``          when a whole credit may be called in
``bkr``                 announcement, report and visibility of an arrears mark
``pauses``              three pauses that are often confused

Nothing here is legal advice. What is not certain stands in ``docs/nl/wet.md``, and travels along as ``notes``.
"""
