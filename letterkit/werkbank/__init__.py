"""The werkbank: a communication team writes, sees and compares its texts in a browser.

It has no logic that the command line lacks: it asks the same functions, in one warm process. Every screen has an
address, the server writes the HTML, and the files of the workspace stay the truth, whatever program changes them.

``guard``        around everything: host, origin, second secret, content policy
``loopback``     one person at this computer; ``team/`` a house, ``people`` its roles and what each may do
``routes``       a screen at its address, with the right that it asks for
``rendering``    the pages as text
``aside/``       texts filled, judged and drawn in limited processes
``desk``         the workspace, warm: one text looked at in some tens of milliseconds
``varied``       a variant of the texts, as a desk of its own
``kept``         pictures, PDFs and e-mails that a page fetches
``mail``         the page of an e-mail for a frame without scripts and without anything from outside
``overview``     the table of stages and channels, filled in as it is worked out
``stream``       what changes, told to every open page
``screens/``     one file a screen
``application``  all of it together
``serving``      the process: port, address, the end of it
"""
