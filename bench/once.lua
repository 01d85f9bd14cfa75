-- Pays 1 into each of the accounts m-FROM to m-(FROM + COUNT - 1), once: wrk -t1 … -- FROM COUNT
-- Connections that find all accounts asked ask for something harmless until the last answer is there.
local thread

function setup(only)
    thread = only
    thread:set("paid", 0)
    thread:set("failed", 0)
end

function init(args)
    next_account = tonumber(args[1])
    count = tonumber(args[2])
    end_account = next_account + count
    form = { ["Content-Type"] = "application/x-www-form-urlencoded" }
    -- wrk makes one request that it never sends.
    rehearsal = true
end

function request()
    if rehearsal or next_account == end_account then
        rehearsal = false
        return wrk.format("GET", "/actuator/health/liveness")
    end
    local account = next_account
    next_account = next_account + 1
    return wrk.format("POST", "/accounts/m-" .. account .. "/deposits", form, "amount=1")
end

function response(status)
    if status == 201 then
        paid = paid + 1
    elseif status ~= 200 then
        failed = failed + 1
    end
    if paid + failed == count then
        count = 0
        -- Stops wrk, which would wait for the end of its time else, and is deaf until this command has ended.
        os.execute("(sleep 0.2; kill -INT $PPID) &")
    end
end

function done(summary)
    print(string.format("figures %d %d %d", thread:get("paid"), thread:get("failed"), summary.duration))
end
