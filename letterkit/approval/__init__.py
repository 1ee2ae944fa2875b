"""Who released which wording, for which days.

``roles``      rollen.yaml: who has which keys and roles, and which roles must sign for which stages
``parts``      what one text depends on
``release``    all that decides wording, content-addressed
``statement``  what is proposed, and what a reviewer decided: signed statements
``store``      the folder ``vrijgave`` beside creditor.yaml
``standing``   which texts hold on a day
"""
