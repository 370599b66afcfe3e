"""What a rules file says, as several checks look at it: conditions, comparisons, names, answers.

No finding is made here.
"""
