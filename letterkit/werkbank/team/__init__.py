"""The werkbank for a team, behind the proxy of its house: who somebody is, and what that person may do.

``people``    a person, the roles, and what each role may do
``config``    the file that says how people log in and which role they have
``accounts``  people with a password of their own, in a file
``provider``  people of a provider of OpenID Connect
``sessions``  who is logged in
``gate``      who is let in, by each of the three ways
"""
