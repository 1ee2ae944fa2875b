"""Texts that somebody is writing: laid out and judged as they stand, also when they are wrong.

``mending``     a template that cannot be read, with what is wrong in it shown as plain characters
``looking``     one text for one customer: message, findings, pages
``customers``   named invented customers, with days that follow today
``naming``      what a template asks and shows, in words
``mail_page``   the page of an e-mail for a frame
``pictures``    pages of a PDF as PNG, and where words stand on them
``sources``     the files that a text is made of
``search``      where words stand in all texts
``texts``       every text a template can become, by name
``replacing``   what a finding can put in the place of the marked words
``comparing``   the words of two texts; ``releases`` two workspaces, as a customer sees them
``concepts``    what is not saved yet, in a file beside the template
``exceptions``  a written exception, in the head of a text
``history``     every version that was saved
``papers/``     the log, comments and locks; ``word/`` Word in, out and back
``uploads``     files for the house style, made anew; ``making`` fields and stages of one's own
"""
