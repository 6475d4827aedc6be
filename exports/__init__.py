"""Tables and documents to files: Excel, PDF, fonts. Knows plain tables and documents, no session."""
