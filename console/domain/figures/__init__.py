"""Figures: what is counted and measured over calls. Pure; knows no store, no page and no screen."""
