"""What would each row change in the store?"""
