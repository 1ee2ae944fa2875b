"""What people did after a message: shares per template version, and what a difference between two versions is worth.

``sendings``    runs -> who got which message on which day, and whether that was drawn at random
``responses``   a file of responses -> what each case did and when, and what is wrong in the file
``joining``     the two together within a window of days: one unit a case and stage
``rates``       shares per stage, channel and template version
``trials``      which units may be compared, and why others may not
``comparing``   differences between two drawn versions, corrected for looking several times
``detectable``  the smallest difference that numbers like these can show
``report``      all of it as a page and tables
"""
