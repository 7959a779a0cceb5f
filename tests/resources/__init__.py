"""What the product ships as data: its words, its policies with their cases, its help pages."""
