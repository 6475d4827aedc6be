"""What the office's papers say, built from stored records as plain documents; `exports` sets and prints them."""
