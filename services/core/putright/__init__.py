"""The product's own knowledge: the Code, the clocks, the history, the obligations."""
