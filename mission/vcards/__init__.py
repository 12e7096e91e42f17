"""Contact cards (vCard 2.1, 3.0 and 4.0) and the codes printed on cards, read as contacts."""
