"""What fills a store that is empty: a sample office to look around in, and a big store to measure with."""

from app.sample.large import fill_large
from app.sample.office import fill_sample

__all__ = ["fill_large", "fill_sample"]
