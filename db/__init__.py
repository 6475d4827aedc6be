"""How the office's records are kept: mapped classes, engine, audit, migrations, search index. No Qt.

This file imports nothing, so that the words of `db.vocabulary` can be had before SQLAlchemy is loaded.
"""
