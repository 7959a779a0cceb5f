"""What screens are put together from: buttons, fields, cards, bars. Each is given its look and shows rows."""
