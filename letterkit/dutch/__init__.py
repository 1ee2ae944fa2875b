"""How Dutch people write: the one place for amounts, dates, text-message letters, names and spreadsheet tables.

``amounts``       euros read from a text or a cell, and written
``number_words``  numbers in words: "honderdvijftig"
``dates``         days and months read and written
``clock``         the day and the time zone of the Netherlands
``gsm``           the alphabet of text messages, their parts, and letters written plainly
``names``         the name of an organisation within a sentence
``invisible``     signs that nobody sees, taken out or found
``spreadsheet``   tables that Dutch Excel shows in columns, safe from formulas
"""
