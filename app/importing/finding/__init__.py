"""Where in a file do tables lie, of which kind is each, and what does each column hold?"""
