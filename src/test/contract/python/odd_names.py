"""Asks an actor with odd names with the generated client: python3 odd_names.py http://localhost:8080"""

import sys

from stagedoor_client import (
    ApiClient,
    ApiException,
    Configuration,
    OddApi,
    OddNamesStore,
    OddNamesUberweise,
    OddNamesUberweiseBody,
)

odd_api = OddApi(ApiClient(Configuration(host=sys.argv[1])))

found = odd_api.get_found("a", "b", "c")
stored = odd_api.store("a", OddNamesStore(id="b", key="c"))
print("both ids:", found.id if found.id == stored.id else "differ")

try:
    odd_api.put_grossen_by_strasse("ü/ü", "Hauptstraße", OddNamesUberweiseBody(größe="KLEIN", übrige=[]))
except ApiException as e:
    print("refusal:", e.data.type, "of", e.data.größe)

message = OddNamesUberweise(größe="名前", strasse="Hauptstraße", 名前="東京", übrige=["GROẞ"])
answer = odd_api.uberweise("ü", message).actual_instance
print("success:", answer.type, "of", answer.größe, "to", answer.名前)
