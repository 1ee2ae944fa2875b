"""Try a message on people before it goes out (AFM 2021, annex 1: "toets brieven … bij een klantpanel").

``sample``     an invented case that fits a template
``parts``      the paragraphs of a message, numbered for remarks
``questions``  what a reader should understand, from what really stands in the message, with the right answers
``pack``       everything to print: message, consent, questions, the leader's sheet, a blank result file
``columns``    the columns of a result file: written by ``pack``, read by ``results``
``results``    result files -> answers, and what is wrong with them
``tally``      answers -> shares per template version
``report``     the tally as page and table
"""
