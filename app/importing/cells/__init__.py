"""What does one cell say, by itself?"""
