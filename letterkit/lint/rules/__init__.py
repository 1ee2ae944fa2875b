"""One file a rule: ``RULE`` with all its Dutch, and ``check``. The file name is the id of the rule."""
