"""What a reviewer looks at before signing: what changes for customers, and how all texts were judged.

``papers``  the report of all branches, the page that compares, and the figures that go into the proposal
"""
