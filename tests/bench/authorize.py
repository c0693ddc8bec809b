# SPDX-License-Identifier: GPL-3.0-or-later
"""1,000 authorizations, 50 ms per answer, 32 connections: the whole command, from its start to the last confirmation, against
curl --parallel sending the same number of requests to an equal marketplace."""
import json
import subprocess
import urllib.request

from figures import BINARIES, Folder, Market, cli, connect, end, median, say, seconds

COUNT = 1000
OPTIONS = ("--returns", "1200", "--requested", str(COUNT), "--speed", "0", "--latency", "50", "--rate", "0")


def by_curl():
    with Folder() as folder, Market(BINARIES / "resodesk-market", folder, *OPTIONS) as market:
        headers = {"Authorization": "Bearer " + market.token}
        opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))

        def get(url):
            with opener.open(urllib.request.Request(url, headers=headers)) as answer:
                link = answer.headers.get("Link", "")
                following = link[1:link.index(">")] if 'rel="next"' in link else None
                return json.loads(answer.read()), following and (market.url + following if following.startswith("/") else following)

        address = next(a for a in get(market.url + "/v1/return-addresses")[0]["return_addresses"] if a["default"])
        url, requested = market.url + "/v1/returns", []
        while url:
            page, url = get(url)
            requested += [r for r in page["returns"] if r["state"] == "requested"]
        assert len(requested) == COUNT, len(requested)
        body = json.dumps({"rma": {"mode": "marketplace"}, "label": {"kind": "marketplace"}, "address": {k: address[k] for k in ("id", "name", "street", "postcode", "city", "country")}})
        config = folder / "requests"
        config.write_text("next\n".join(
            f'url = "{market.url}/v1/returns/{r["id"]}/authorize"\nrequest = POST\nheader = "Authorization: Bearer {market.token}"\n'
            f'header = "Content-Type: application/json"\nheader = "Idempotency-Key: bench-{r["id"]}"\n'
            f'header = "If-Match: \\"{r["revision"]}\\""\ndata = {json.dumps(body)}\noutput = /dev/null\n' for r in requested))
        took = seconds(lambda: subprocess.run(["curl", "--silent", "--parallel", "--parallel-max", "32", "--config", config], check=True,
                                              capture_output=True))
        done = sum(1 for e in market.sim("GET", "/sim/effects") if e["kind"] == "authorize" and e["by"] == "seller")
        assert done == COUNT, f"curl authorized {done}"
        return COUNT / took


def by_resodesk():
    with Folder() as folder, Market(BINARIES / "resodesk-market", folder, *OPTIONS) as market:
        connect(folder / "desk", market)
        cli(folder / "desk", "sync")
        took = seconds(lambda: cli(folder / "desk", "returns", "authorize", "--all", "--state", "requested", "--wait", "--hold", "0", "--yes"))
        done = sum(1 for e in market.sim("GET", "/sim/effects") if e["kind"] == "authorize" and e["by"] == "seller")
        assert done == COUNT, f"ResoDesk authorized {done}"
        return COUNT / took


pairs = [(by_resodesk(), by_curl()) for _ in range(3)]
print(f"# confirmed per second, ResoDesk / curl: " + ", ".join(f"{ours:.0f} / {peer:.0f}" for ours, peer in pairs))
say("authorize_vs_curl", median(ours / peer for ours, peer in pairs), "ratio", 0.9, True)
end()
