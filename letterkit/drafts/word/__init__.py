"""Word, for who works in it: a letter read in as a draft, a text written out with its findings, and read back.

``reading``   a .docx as the text of a template, with the fields that somebody must choose and what was left out
``fields``    which field a name in a Word letter may stand for
``writing``   a text as the customer gets it, as .docx, with findings and comments beside it
``returned``  a .docx that came back: the text with all changes taken over, and the comments
"""
