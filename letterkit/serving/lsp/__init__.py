"""A language server for the editors in which templates and texts are written (Language Server Protocol).

``desk``     what is wrong in an open file: a template over all its branches, or a finished text
``fields``   what can stand at a place in a template: fields, filters, commands, shared parts
``server``   the protocol: findings, hover, replacements, completion, go to a part
"""
