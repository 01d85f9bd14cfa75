"""Plays with the sample actors through the generated client: python3 scene.py http://localhost:8080"""

import sys
from uuid import uuid4

from stagedoor_client import (
    AccountApi,
    AccountDeposit,
    AccountWithdraw,
    ApiClient,
    ApiException,
    Configuration,
    CounterApi,
    CounterIncrement,
    Executed,
    StuntApi,
)

client = ApiClient(Configuration(host=sys.argv[1]))
counter_api = CounterApi(client)
account_api = AccountApi(client)
stunt_api = StuntApi(client)


def increments():
    counter = fresh_id()
    counter_api.increment(counter, CounterIncrement(by=2))
    answer = counter_api.increment(counter, CounterIncrement(by=3))

    same(answer.count, 5)
    print(f"increment: the count is {answer.count}")


def is_refused_in_the_actors_own_words():
    refused = raised(account_api.withdraw, fresh_id(), AccountWithdraw(amount=100))
    refusal = refused.data

    same(refused.status, 409)
    same(type(refusal).__name__, "AccountInsufficientFunds")
    same(refusal.balance, 0)
    same(refusal.requested, 100)
    print(f"refusal: there is {refusal.balance} of {refusal.requested}")


def is_told_what_is_wrong():
    # CounterIncrement(by=0) is refused before it is sent; model_construct does not look.
    problem = raised(counter_api.increment, fresh_id(), CounterIncrement.model_construct(by=0)).data
    error = problem.errors[0]

    same(problem.type, "/problems/invalid-message")
    same(problem.status, 400)
    same(problem.executed, Executed.NO)
    same(error.pointer, "/by")
    print(f"validation: {error.pointer} {error.detail}")


def runs_out_of_time():
    problem = raised(stunt_api.freeze, fresh_id(), prefer="wait=1").data

    same(problem.type, "/problems/deadline-exceeded")
    same(problem.status, 504)
    same(problem.executed, Executed.UNKNOWN)
    print(f"timeout: executed is {problem.executed.value}")


def meets_an_open_circuit():
    failed = raised(stunt_api.fall, fresh_id())
    for _ in range(20):
        if failed.status == 500:
            failed = raised(stunt_api.fall, fresh_id())
    problem = failed.data

    same(problem.type, "/problems/circuit-open")
    same(problem.status, 503)
    same(problem.executed, Executed.NO)
    same(problem.retryable, True)
    print(f"circuit: ask again in {failed.headers['Retry-After']} s")


def tells():
    counter = fresh_id()
    counter_api.increment(counter, CounterIncrement(by=2))
    counter_api.reset(counter)
    answer = counter_api.get_count(counter)

    same(answer.count, 0)
    print(f"tell: the count is {answer.count}")


def uses_a_url_of_the_actors_own():
    deposited = account_api.post_deposits(fresh_id(), AccountDeposit(amount=100))

    same(deposited.balance, 100)
    print(f"explicit URL: the balance is {deposited.balance}")


def fresh_id():
    return str(uuid4())


def raised(call, *arguments, **options):
    try:
        answer = call(*arguments, **options)
    except ApiException as e:
        return e
    raise AssertionError(f"no problem, but {answer}")


def same(actual, expected):
    if actual != expected:
        raise AssertionError(f"expected {expected}, got {actual}")


increments()
is_refused_in_the_actors_own_words()
is_told_what_is_wrong()
runs_out_of_time()
meets_an_open_circuit()
tells()
uses_a_url_of_the_actors_own()
