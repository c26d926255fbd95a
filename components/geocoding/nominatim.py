"""Speaks to a Nominatim server through geopy: one question a second, with the caller's name, errors in our words.

Nothing is asked unless a person turned it on: whoever opens a geocoder does so on a person's behalf and says for whom
(`user_agent`), as the usage policy of openstreetmap.org demands. Answers are © OpenStreetMap contributors, ODbL.
"""

from collections.abc import Callable, Mapping
from math import cos, hypot, radians
from pathlib import Path
from typing import Any, Protocol
from urllib.parse import urlsplit

from geopy.exc import (
    GeocoderAuthenticationFailure,
    GeocoderInsufficientPrivileges,
    GeocoderQueryError,
    GeocoderRateLimited,
    GeopyError,
)
from geopy.extra.rate_limiter import RateLimiter
from geopy.geocoders import Nominatim

from components.errors import GeocodingOffline, GeocodingRefused
from components.geocoding.memory import Memory
from components.model import Candidate, Place, Reason

PUBLIC_SERVER = "https://nominatim.openstreetmap.org"
DELAY_S = 1.0  # the public server's policy: at most one request a second
TIMEOUT_S = 10.0
LIMIT = 5
_KM_PER_DEGREE = 111.2
_SMALLEST_KM = 0.5
_REFUSALS = (
    GeocoderAuthenticationFailure,
    GeocoderInsufficientPrivileges,
    GeocoderQueryError,
    GeocoderRateLimited,
)
# OpenStreetMap's address types and what they are with us; anything else is a site.
_KINDS = {
    "country": "country", "state": "province", "region": "province", "province": "province", "county": "district",
    "state_district": "district", "district": "district", "municipality": "district", "city": "city", "town": "city",
    "village": "village", "hamlet": "village", "suburb": "village", "quarter": "village", "neighbourhood": "village",
    "island": "island", "archipelago": "island", "peak": "mountain", "volcano": "mountain", "ridge": "mountain",
    "river": "water", "stream": "water", "water": "water", "bay": "water", "strait": "water", "sea": "water",
}  # fmt: skip


class Geocoder(Protocol):
    """Whoever can be asked for the place of a name."""

    def ask(self, name: str, country: str | None = None) -> tuple[Candidate, ...]:
        """Places of a name, best first; `()` = unknown there too. `country`: only within that ISO 3166 alpha-2 code."""

    def forget(self, name: str, country: str | None = None) -> bool:
        """Take back what was answered; False if nothing was."""


def open_geocoder(
    memory: Path,
    user_agent: str,
    server: str = PUBLIC_SERVER,
    *,
    adapter_factory: Callable[..., Any] | None = None,
    delay_s: float = DELAY_S,
) -> "NominatimGeocoder":
    """A geocoder that remembers in the file `memory`. `user_agent` says which program asks, and for whom.

    `server`: another Nominatim ("https://nominatim.example.org/path"); `adapter_factory`: geopy's way to the network.
    Raises GeocodingRefused for an empty or anonymous user agent or a server address that is none.
    """
    if not user_agent.strip() or user_agent.startswith(("geopy", "python")):
        raise GeocodingRefused(
            "Nominatim answers only programs that say who they are: set a user agent with a contact."
        )
    address = urlsplit(server)
    if address.scheme not in {"http", "https"} or not address.netloc:
        raise GeocodingRefused(f"{server!r} is no server address: write it as https://host/path.")
    service = Nominatim(
        domain=address.netloc + address.path.rstrip("/"),
        scheme=address.scheme,
        user_agent=user_agent,
        timeout=TIMEOUT_S,
        **({"adapter_factory": adapter_factory} if adapter_factory else {}),
    )
    return NominatimGeocoder(service, Memory(memory), address.netloc, delay_s)


class NominatimGeocoder:
    """The contract over geopy's Nominatim; safe in many threads, one request at a time."""

    def __init__(self, service: Nominatim, memory: Memory, host: str, delay_s: float) -> None:
        self.memory = memory
        self._host = host
        self._geocode = RateLimiter(service.geocode, min_delay_seconds=delay_s, max_retries=0, swallow_exceptions=False)

    def ask(self, name: str, country: str | None = None) -> tuple[Candidate, ...]:
        """Places of a name from memory, else from the server. GeocodingRefused, GeocodingOffline."""
        question = _question(name, country)
        places = self.memory.recall(question)
        if places is None:
            places = self._fetch(name, country)
            self.memory.keep(question, self._host, places)
        reason = Reason("places.online", (self._host,))
        return tuple(Candidate(place, round(0.6**rank * 0.4, 3), reason) for rank, place in enumerate(places))

    def forget(self, name: str, country: str | None = None) -> bool:
        """Take back what was answered; False if nothing was."""
        return self.memory.forget(_question(name, country))

    def _fetch(self, name: str, country: str | None) -> tuple[Place, ...]:
        try:
            answer = self._geocode(
                name, exactly_one=False, limit=LIMIT, language="tr", addressdetails=True, country_codes=country
            )
        except _REFUSALS as error:
            raise GeocodingRefused(
                f"{self._host} refused the question: {error}. Wait, or set another server."
            ) from error
        except GeopyError as error:
            raise GeocodingOffline(f"{self._host} was not reached: {error}. Everything else works offline.") from error
        return tuple(_place(location.raw) for location in answer or ())


def _question(name: str, country: str | None) -> str:
    return " ".join(name.split()) + (f"|{country}" if country else "")


def _place(raw: Mapping[str, Any]) -> Place:
    address = raw.get("address", {})
    lat, lon = float(raw["lat"]), float(raw["lon"])
    name = raw.get("name") or raw["display_name"].partition(",")[0]
    within = [part.strip() for part in raw["display_name"].split(",")[1:]]
    code = _iso_code(address.get("country_code"))
    kind = _KINDS.get(raw.get("addresstype") or raw.get("type") or "", "site")
    identity = f"osm:{raw.get('osm_type', 'place')}/{raw.get('osm_id', raw.get('place_id'))}"
    return Place(identity, name, kind, lat, lon, _radius_km(raw, lat), code, within=tuple(filter(None, within)))


def _iso_code(code: str | None) -> str | None:
    """An ISO 3166 code as we write it ("tr" → "TR"); ASCII, so Turkish case rules do not apply."""
    return None if code is None else code.translate(_ASCII_UPPER)


_ASCII_UPPER = {code: code - 32 for code in range(ord("a"), ord("z") + 1)}


def _radius_km(raw: Mapping[str, Any], lat: float) -> float:
    """Half the diagonal of the bounding box (south, north, west, east), at least 0.5 km."""
    south, north, west, east = (float(edge) for edge in raw.get("boundingbox") or (lat, lat, 0, 0))
    height = (north - south) * _KM_PER_DEGREE
    width = (east - west) * _KM_PER_DEGREE * cos(radians(lat))
    return round(max(_SMALLEST_KM, hypot(height, width) / 2), 1)
