"""How letterkit's language data is made: one reproducible run for each shipped file in ``letterkit/language/data``.

Nothing here is needed at run time and nothing here ships in the wheel; README.md names the inputs and the commands.
"""
