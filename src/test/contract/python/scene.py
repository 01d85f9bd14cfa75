"""Asks the sample actors with the generated client: python3 scene.py http://localhost:8080"""

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


def gets_a_refusal_of_the_actor():
    refused = raised(account_api.withdraw, fresh_id(), AccountWithdraw(amount=100))
    refusal = refused.data

    same(refused.status, 409)
    same(type(refusal).__name__, "AccountInsufficientFunds")
    same(refusal.balance, 0)
    same(refusal.requested, 100)
    print(f"refusal: there is {refusal.balance} of {refusal.requested}")


def gets_the_faults_of_an_invalid_message():
    # The client refuses CounterIncrement(by=0) before it sends it; model_construct does not validate.
    problem = raised(counter_api.increment, fresh_id(), CounterIncrement.model_construct(by=0)).data
    error = problem.errors[0]

    same(problem.type, "/problems/invalid-message")
    same(problem.status, 400)
    same(problem.executed, Executed.NO)
    same(error.pointer, "/by")
    print(f"validation: {error.pointer} {error.detail}")


def gets_a_problem_at_the_deadline():
    problem = raised(stunt_api.freeze, fresh_id(), prefer="wait=1").data

    same(problem.type, "/problems/deadline-exceeded")
    same(problem.status, 504)
    same(problem.executed, Executed.UNKNOWN)
    print(f"timeout: executed is {problem.executed.value}")


def gets_a_problem_while_the_circuit_is_open():
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


def uses_the_url_of_http_exchange():
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
gets_a_refusal_of_the_actor()
gets_the_faults_of_an_invalid_message()
gets_a_problem_at_the_deadline()
gets_a_problem_while_the_circuit_is_open()
tells()
uses_the_url_of_http_exchange()
