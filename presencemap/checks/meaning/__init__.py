"""What a rules file says, as several checks look at it: conditions, comparisons, names.

No finding is made here.
"""
