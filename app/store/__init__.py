"""The database: catalogue, programs and keys. Rows never leave this package; it takes and gives engine values."""
