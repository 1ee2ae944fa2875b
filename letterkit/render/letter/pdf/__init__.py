"""Pages and a structure tree as PDF objects: the one writer of letters, other documents and print files.

``objects``    strings, numbers, streams; a file of numbered objects with its cross-reference
``structure``  the structure tree: what every piece of content is
``page``       page dictionaries, link annotations, fonts and pictures
``tagged``     page tree, elements and parent tree of tagged pages, whatever numbers their objects have
``archive``    catalog, metadata and colour profile: what makes a file archivable and accessible
``writer``     a file of one document, written at once
``long_file``  a file of many letters, written as they come
``bundle``     a letter in a file of many: its objects as bytes with places for their numbers
"""
