# Prints tables in Markdown from the lines of key=value that bench/compare reports: awk -v limit=CORES -f compare.awk
# Windows in which other processes used more cores than the limit are noisy. They count only where there is no other
# window, and such figures are marked by an asterisk.

{
    split("", line)
    for (i = 1; i <= NF; i++) {
        at = index($i, "=")
        line[substr($i, 1, at - 1)] = substr($i, at + 1)
    }
    peer = line["peer"]
    if (!(peer in known)) {
        known[peer] = 1
        peers[++count] = peer
    }
    quality = line["others"] + 0 > limit + 0 ? "noisy" : "quiet"
    windows++
    noisy += quality == "noisy"
    errors[peer] += line["errors"]
}

line["event"] == "ready" {
    add("ready", line["seconds"])
}

line["event"] == "window" {
    add(line["window"], line["per-second"])
    add(line["window"] "-cpu", line["cpu"])
    add(line["window"] "-p50", line["p50"] * 1000)
    add(line["window"] "-p99", line["p99"])
}

function add(figure, value) {
    figures[peer, figure, quality] = figures[peer, figure, quality] " " value
}

# Sets sorted to the values that count, and returns how many there are.
function values(peer, figure,    list, n, i, j, value) {
    list = figures[peer, figure, "quiet"]
    mark = ""
    if (list == "") {
        list = figures[peer, figure, "noisy"]
        mark = "*"
    }
    n = split(list, sorted, " ")
    for (i = 2; i <= n; i++) {
        value = sorted[i] + 0
        for (j = i - 1; j > 0 && sorted[j] + 0 > value; j--) {
            sorted[j + 1] = sorted[j]
        }
        sorted[j + 1] = value
    }
    return n
}

function median(peer, figure,    n) {
    n = values(peer, figure)
    return n == 0 ? 0 : n % 2 ? sorted[(n + 1) / 2] : (sorted[n / 2] + sorted[n / 2 + 1]) / 2
}

# Returns a number with three digits that count, and with commas.
function shown(number,    text, unit) {
    if (number < 100) {
        return sprintf(number < 10 ? "%.2f" : "%.1f", number)
    }
    unit = number < 1000 ? 1 : number < 10000 ? 10 : 100
    text = sprintf("%d", int(number / unit + 0.5) * unit)
    return number < 999.5 ? text : sprintf("%d,%s", text / 1000, substr(text, length(text) - 2))
}

function cell(peer, figure,    value) {
    value = median(peer, figure)
    return value == 0 ? "" : shown(value) mark
}

function range(peer, figure,    n) {
    n = values(peer, figure)
    return n == 0 ? "" : shown(sorted[1]) " – " shown(sorted[n])
}

# Returns how many times the first figure is the second.
function ratio(peer, figure, other, of,    value, base, marked) {
    value = median(peer, figure)
    marked = mark
    base = median(other, of)
    return value == 0 || base == 0 ? "" : sprintf("%.2f", value / base) (marked == "" ? mark : marked)
}

function times(peer, figure) {
    return ratio("stagedoor", figure, peer, figure)
}

END {
    print "| 64 connections | requests/s | lowest – highest | of Netty | CPU µs | p99 ms | cold, requests/s | of Netty, cold | pipelined, requests/s | of unpipelined |"
    print "|---|---|---|---|---|---|---|---|---|---|"
    for (i = 1; i <= count; i++) {
        p = peers[i]
        printf "| %s | %s | %s | %s | %s | %s | %s | %s | %s | %s |\n", p, cell(p, "warm"), range(p, "warm"),
            ratio(p, "warm", "netty", "warm"), cell(p, "warm-cpu"), cell(p, "warm-p99"), cell(p, "cold"),
            ratio(p, "cold", "netty", "cold"), cell(p, "pipelined"), ratio(p, "pipelined", p, "warm")
    }

    print "\n| one connection, and the start | requests/s | of WebFlux | p50 µs | CPU µs | ready after s | of WebFlux | errors |"
    print "|---|---|---|---|---|---|---|---|"
    for (i = 1; i <= count; i++) {
        p = peers[i]
        printf "| %s | %s | %s | %s | %s | %s | %s | %d |\n", p, cell(p, "single"),
            ratio(p, "single", "webflux", "single"), cell(p, "single-p50"), cell(p, "single-cpu"), cell(p, "ready"),
            ratio(p, "ready", "webflux", "ready"), errors[p]
    }

    if ("stagedoor" in known) {
        print "\n| stagedoor as a multiple of | 64 connections | cold | pipelined | one connection | CPU | ready |"
        print "|---|---|---|---|---|---|---|"
        for (i = 1; i <= count; i++) {
            p = peers[i]
            if (p != "stagedoor") {
                printf "| %s | %s | %s | %s | %s | %s | %s |\n", p, times(p, "warm"), times(p, "cold"),
                    times(p, "pipelined"), times(p, "single"), times(p, "warm-cpu"), times(p, "ready")
            }
        }
    }

    printf "\nOther processes used more than %s cores in %d of %d windows. Figures with * have only such windows.\n",
        limit, noisy, windows
}
