"""What fills the window beside the navigation: lists, home, safety."""
