"""Pictures of the ceasefire monitor: small multiples, a map, and a page that holds them."""

from dragoman.web.monitor.document import monitor_html
from dragoman.web.monitor.maps import around_map
from dragoman.web.monitor.multiples import small_multiples

__all__ = ["around_map", "monitor_html", "small_multiples"]
