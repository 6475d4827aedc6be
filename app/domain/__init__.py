"""What does the office's own trade say: terms, quorums, size classes, posts, the order of names?"""
