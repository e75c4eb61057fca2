"""The entries of the catalogue by kind, as frozen values; `Catalogue` gathers and checks them."""
