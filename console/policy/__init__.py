"""Response policies as data: facts, conditions, rules, and the decision diagrams compiled from them.

A library of its own: it knows nothing of windows, stores, units or calls, and imports nothing from the rest
of the product.
"""
