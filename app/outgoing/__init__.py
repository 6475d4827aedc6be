"""How do records leave the program: registers, templates, and the book of what was handed out?"""
