"""What checks a pack without letterkit: these files go along in it, and are run as a program, never imported.

python -S verify.py [PACK.zip] [--trust FILE]
"""
