// Asks the sample actors with the generated client: node scene.js http://localhost:8080
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import {
    AccountApi,
    AccountInsufficientFundsFromJSON,
    Configuration,
    CounterApi,
    Executed,
    ProblemFromJSON,
    ResponseError,
    StuntApi,
} from 'stagedoor-client';

const configuration = new Configuration({ basePath: process.argv[2] });
const counterApi = new CounterApi(configuration);
const accountApi = new AccountApi(configuration);
const stuntApi = new StuntApi(configuration);

async function increments() {
    const id = randomUUID();
    await counterApi.increment(id, { by: 2 });
    const { count } = await counterApi.increment(id, { by: 3 });

    assert.equal(count, 5);
    console.log(`increment: the count is ${count}`);
}

async function getsARefusalOfTheActor() {
    const response = await refused(accountApi.withdraw(randomUUID(), { amount: 100 }));
    const refusal = AccountInsufficientFundsFromJSON(await response.json());

    assert.equal(response.status, 409);
    assert.equal(refusal.balance, 0);
    assert.equal(refusal.requested, 100);
    console.log(`refusal: there is ${refusal.balance} of ${refusal.requested}`);
}

async function getsTheFaultsOfAnInvalidMessage() {
    const problem = await problemOf(counterApi.increment(randomUUID(), { by: 0 }));
    const error = problem.errors?.[0];

    assert.equal(problem.type, '/problems/invalid-message');
    assert.equal(problem.status, 400);
    assert.equal(problem.executed, Executed.No);
    assert.equal(error?.pointer, '/by');
    console.log(`validation: ${error.pointer} ${error.detail}`);
}

async function getsAProblemAtTheDeadline() {
    const problem = await problemOf(stuntApi.freeze(randomUUID(), 'wait=1'));

    assert.equal(problem.type, '/problems/deadline-exceeded');
    assert.equal(problem.status, 504);
    assert.equal(problem.executed, Executed.Unknown);
    console.log(`timeout: executed is ${problem.executed}`);
}

async function getsAProblemWhileTheCircuitIsOpen() {
    let response = await refused(stuntApi.fall(randomUUID()));
    for (let falls = 1; response.status === 500 && falls < 20; falls++) {
        response = await refused(stuntApi.fall(randomUUID()));
    }
    const problem = ProblemFromJSON(await response.json());

    assert.equal(problem.type, '/problems/circuit-open');
    assert.equal(problem.status, 503);
    assert.equal(problem.executed, Executed.No);
    assert.equal(problem.retryable, true);
    console.log(`circuit: ask again in ${response.headers.get('Retry-After')} s`);
}

async function tells() {
    const id = randomUUID();
    await counterApi.increment(id, { by: 2 });
    await counterApi.reset(id);
    const { count } = await counterApi.getCount(id);

    assert.equal(count, 0);
    console.log(`tell: the count is ${count}`);
}

async function usesTheUrlOfHttpExchange() {
    const { balance } = await accountApi.postDeposits(randomUUID(), { amount: 100 });

    assert.equal(balance, 100);
    console.log(`explicit URL: the balance is ${balance}`);
}

async function problemOf(call: Promise<unknown>) {
    return ProblemFromJSON(await (await refused(call)).json());
}

async function refused(call: Promise<unknown>) {
    try {
        await call;
    } catch (error) {
        if (error instanceof ResponseError) {
            return error.response;
        }
        throw error;
    }
    return assert.fail('the call succeeded');
}

await increments();
await getsARefusalOfTheActor();
await getsTheFaultsOfAnInvalidMessage();
await getsAProblemAtTheDeadline();
await getsAProblemWhileTheCircuitIsOpen();
await tells();
await usesTheUrlOfHttpExchange();
