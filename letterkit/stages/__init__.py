"""The stages there are: one folder a stage, ``templates/nl/<stage>/``, a creditor's own before the shipped one.

``files``      the template folders as one: a file of the first folder that has it, read once
``strays``     what may lie in a template folder; anything else is an error, never skipped
``model``      what each part of a stage holds
``parts``      a part read from its file, mistakes with file, line and column
``catalogue``  all stages together, and the ladder of a sector

known = stages.load(workspace / "templates" / "nl")     # or: stages.shipped()
known["aanmaning"].send; known.named("aanmaning"); known.ladder("huur"); known.guide("aanmaning")

A part (``letter.md.j2``, ``callguide.yaml`` …) that the workspace does not have is the shipped one. This package is
imported on every ``lint``; so what needs pydantic is imported when it is first asked.
"""

from letterkit.stages.catalogue import Stages, load, own_folder, shipped
from letterkit.stages.files import Files

__all__ = ["Files", "Stages", "load", "own_folder", "shipped"]
