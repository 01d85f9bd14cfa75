-- Pays 1 into each of the accounts m-FROM to m-(FROM + COUNT - 1), once: wrk -t1 … -- FROM COUNT
-- When all accounts were asked, a connection that is free sends harmless requests until the last answer has come.
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
    -- wrk builds one request first that it never sends.
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
        -- Stops wrk, which would otherwise run for its full time. It handles signals only after this command has ended.
        os.execute("(sleep 0.2; kill -INT $PPID) &")
    end
end

function done(summary)
    print(string.format("figures %d %d %d", thread:get("paid"), thread:get("failed"), summary.duration))
end
