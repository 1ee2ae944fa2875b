"""What a reviewer looks at before signing: what changes for customers, and how all texts were judged.

``changes``  texts branch by branch, and all that is no text; ``reach`` how many messages of a file change
``shown``    a message as its customer gets it
``page``     the page of both, and the same as an accessible PDF
``papers``  the report of all branches, the page that compares, and the figures that go into the proposal
"""
