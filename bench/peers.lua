-- Increments 1,000 counters at random: wrk … -- BEFORE AFTER DEPTH. The number of a counter stands between BEFORE and
-- AFTER in the URL. DEPTH requests are sent at once.
local threads = 0

function setup(thread)
    thread:set("number", threads)
    threads = threads + 1
end

function init(args)
    math.randomseed(number + 1)
    local before, after, depth = args[1], args[2], tonumber(args[3])
    -- Made in advance, because wrk takes its time from the same processors.
    local batches = {}
    for i = 1, 1000 do
        local batch = { wrk.format("POST", before .. i - 1 .. after) }
        while #batch < depth do
            table.insert(batch, wrk.format("POST", before .. math.random(0, 999) .. after))
        end
        batches[i] = table.concat(batch)
    end
    request = function()
        return batches[math.random(1000)]
    end
end

function done(summary, latency)
    local errors = summary.errors
    print(string.format("figures %d %d %.3f %.2f %d", summary.requests, summary.duration,
        latency:percentile(50) / 1000, latency:percentile(99) / 1000,
        errors.connect + errors.read + errors.write + errors.status + errors.timeout))
end
