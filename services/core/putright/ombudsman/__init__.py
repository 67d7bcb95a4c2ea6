"""The Ombudsman: who may look into a complaint after the landlord, and how residents reach them.

Its involvement in a case and its orders come with the verbs that record them.
"""
