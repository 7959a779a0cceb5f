"""A policy's own text as a draft: edited, judged and told in words. No Qt, no SQL."""
