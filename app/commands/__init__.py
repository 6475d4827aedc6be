"""What can be asked for on the command line? Chinese for people, `--json` for programs.

Exit status: 0 done, 1 refused with a sentence that names the cause, 2 wrong usage.
"""
