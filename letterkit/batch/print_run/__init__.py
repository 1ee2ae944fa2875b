"""Print files: the letters of a run in postal order, cut into files of at most so many sheets.

``post``   what is kept of each letter until the run ends, and the order it goes in
``sort``   sorting more letters than fit in memory
``cut``    where a file ends, and which sheets a letter takes
``make``   the files themselves, made by the workers of the run
"""
