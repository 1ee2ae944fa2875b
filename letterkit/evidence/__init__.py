"""A pack of evidence: all that shows, for one customer of one run, what was sent, on which ground, approved by whom.

``pack``     gathers it in one zip
``approved`` the part on approval: statements, signatures, texts
``words``    what people read in it
``again``    makes the same messages once more from the pack
``checker``  checks it with nothing but Python, and goes along in it
"""
