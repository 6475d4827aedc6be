"""The pictures of the manual and of the README, drawn from the real program on the sample office."""
