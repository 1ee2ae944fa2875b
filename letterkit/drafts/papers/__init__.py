"""The papers of a workspace: what is written about its texts and is no text itself.

One SQLite file, ``.letterkit/papieren.sqlite``, which ``letterkit papers`` shows as JSON lines.

``store``     the file: its tables, one transaction at a time
``log``       who did what, when; nothing in it is changed or taken out, and each entry holds the hash of the one before
``comments``  what people said about a sentence, as entries of the log
``sentences`` the sentences of a text as every customer gets them, and where one went when the text changed
``locks``     who is writing in which text
"""
