"""The Housing Ombudsman: how residents reach it.

Its involvement in a case and its orders come with the verbs that record them.
"""
