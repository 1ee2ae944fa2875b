"""The rules over a series, one a file, found by a scan of this folder."""
