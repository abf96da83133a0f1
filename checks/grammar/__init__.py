"""Annotations to claims: per kind one file of constructions and one page of examples."""
