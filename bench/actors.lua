-- Asks 1,000 actors at random: wrk … -- counter | account
local threads = 0

function setup(thread)
    thread:set("number", threads)
    threads = threads + 1
end

function init(args)
    math.randomseed(number + 1)
    local form = { ["Content-Type"] = "application/x-www-form-urlencoded" }
    if args[1] == "counter" then
        request = function()
            return wrk.format("POST", "/actors/counter/c-" .. math.random(0, 999) .. "/increment?by=1")
        end
    else
        request = function()
            return wrk.format("POST", "/accounts/a-" .. math.random(0, 999) .. "/deposits", form, "amount=1")
        end
    end
end

function done(summary, latency, requests)
    local errors = summary.errors
    print(string.format("figures %d %d %.2f %.2f %d", summary.requests, summary.duration,
        latency:percentile(50) / 1000, latency:percentile(99) / 1000,
        errors.connect + errors.read + errors.write + errors.status + errors.timeout))
end
