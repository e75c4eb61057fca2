"""Step 5: sessions put together: warm-up, activation, main work in order, cool-down."""
