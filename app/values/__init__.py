"""What do typed texts mean, and how are values shown? Pure functions: no store, no Qt."""
