"""Where the catalogue and the programs are kept. Rows never leave this package: it takes and gives engine values."""
