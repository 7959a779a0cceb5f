"""What the screens show, as immutable rows worked out from the board. No widget computes any of it again."""
