"""What does each row below a head say?"""
