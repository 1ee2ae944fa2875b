"""Who released which wording, for which days.

``roles``      rollen.yaml: who has which keys and roles, and which roles must sign for which stages
``release``    all that decides wording, content-addressed; and what one text of it depends on
``statement``  what is proposed, and what a reviewer decided: signed statements
``store``      the folder ``vrijgave`` beside creditor.yaml
``standing``   which texts hold on a day
"""
