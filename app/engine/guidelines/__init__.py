"""Every number that programs are made with and judged by, once, with where it comes from.

Dosing reads these constants and the rule book checks them. `Source:` names entries of the
bibliography; `expert-opinion` marks a figure that this project chose.
"""
