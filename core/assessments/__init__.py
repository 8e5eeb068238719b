"""Assessments of the office by others: scores told, totals computed anew, one result a year."""
