"""Online help by choice: asks a Nominatim server for a name, politely, and remembers every answer for good."""

from components.geocoding.memory import Memory
from components.geocoding.nominatim import PUBLIC_SERVER, Geocoder, open_geocoder

__all__ = ["PUBLIC_SERVER", "Geocoder", "Memory", "open_geocoder"]
