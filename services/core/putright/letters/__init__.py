"""Letters: their kinds, what each must carry, composing, completing, rendering and keeping.

Nothing here sends a letter or decides that one is due.
"""
