"""The memory: records, one store per noun, the only SQL, migrations."""
