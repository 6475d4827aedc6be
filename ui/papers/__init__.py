"""How are papers chosen, looked at, edited, printed and issued in the window?"""
