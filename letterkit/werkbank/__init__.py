"""The werkbank: a communication team writes, sees and compares its texts in a browser.

It has no logic that the command line lacks: it asks the same functions, in one warm process. Every screen has an
address, the server writes the HTML, and the files of the workspace stay the truth, whatever program changes them.

``guard``        who may ask anything: token, host, origin, content policy
``desk``         the workspace, warm: one text looked at in some tens of milliseconds
``kept``         pictures, PDFs and e-mails that a page fetches
``mail``         the page of an e-mail for a frame without scripts and without anything from outside
``overview``     the table of stages and channels, filled in as it is worked out
``stream``       what changes, told to every open page
``writers``      who is writing in which text
``screens/``     one file a screen
``application``  all of it together
``serving``      the process: port, address, the end of it
"""
