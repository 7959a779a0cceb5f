"""The ledger: the only writer, and the only place that imports sqlite3.

It knows entries and boards of the domain; it must not know who reads them.
"""
