// Cases of the console that a reader of its code can miss: what the service, the browser or the network does in its own way.
import assert from 'node:assert/strict';

const PHONE = { width: 375, height: 812 };

/** Tries the cases; `page` shows the console of the service at `baseUrl`. */
export async function tryCases(page, baseUrl) {
    const at = (path) => page.goto(`${baseUrl}/console/#${path}`);
    await patternOfSchema(page, at);
    await numbers(page, at);
    await answerOfAnotherMessage(page, at);
    await lateList(page, at);
    await namesThatUrlsCannotCarry(page, at);
    await longIdOnPhone(page, at);
    await onNewPage(page, baseUrl, hiddenFigures);
    await onNewPage(page, baseUrl, lostConnection);
}

async function patternOfSchema(page, at) {
    await at('/actors/hello/pattern');
    await page.locator('#message').selectOption('introduce');
    const name = page.locator('[data-field="name"]');
    await name.fill(' ');
    assert.match(await complaintOf(name), /pattern/);
    await name.fill('🎭'.repeat(100));
    assert.equal(await complaintOf(name), '');
    await name.fill('🎭'.repeat(101));
    assert.match(await complaintOf(name), /at most 100 characters/);
    await name.fill('Ada Lovelace');
    await page.locator('#send').click();
    await page.locator('#answer .answer[data-status="200"]').waitFor();
}

async function numbers(page, at) {
    await at('/actors/counter/numbers');
    await page.locator('#message').selectOption('increment');
    const by = page.locator('[data-field="by"]');
    for (const text of ['007', '.5', '00.10', '1e3', '1.5', 'x', '-']) {
        await by.fill(text);
        assert.match(await complaintOf(by), /whole number/, text);
    }
    await page.locator('#as-json').check();
    assert.match(await complaintOf(page.locator('#raw')), /not JSON/);
    await page.locator('#raw').fill('{"by": 3}');
    await page.locator('#as-json').uncheck();
    assert.equal(await by.inputValue(), '3');
    assert.equal(await complaintOf(by), '');
}

async function answerOfAnotherMessage(page, at) {
    await at('/actors/counter/another');
    const held = await hold(page, /\/another\/increment$/);
    const choose = (message) => page.locator('#message').selectOption(message);
    await choose('increment');
    await page.locator('[data-field="by"]').fill('5');
    await page.locator('#send').click();
    await choose('reset');
    await held.release();
    await choose('increment');
    await page.locator('#answer .answer[data-status="200"]').waitFor();
    assert.equal(await page.locator('[data-field="by"]').inputValue(), '5');
}

async function lateList(page, at) {
    const held = await hold(page, /ids\?.*prefix=late/);
    await at('/types/counter?prefix=late&foo=1');
    await held.requested;
    await page.locator('#prefix').fill('another');
    await page.locator('#filter button').click();
    await page.locator('#list tr[data-actor="another"]').waitFor();
    const answered = page.waitForResponse(/prefix=late/);
    await held.release();
    await (await answered).finished();
    // The page handles an answer before it runs what comes after.
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done))));
    await page.locator('#list tr[data-actor="another"]').waitFor();
    assert.equal(new URL(page.url()).hash, '#/types/counter?prefix=another');
}

async function namesThatUrlsCannotCarry(page, at) {
    const requests = [];
    const watch = (request) => requests.push(new URL(request.url()).pathname);
    page.on('request', watch);
    for (const path of ['/actors/counter/..', '/actors/counter/%2E', '/types/%2e%2e']) {
        await at(path);
        await page.locator('#uncarried').waitFor();
        await at('/');
        await page.locator('#uncarried').waitFor({ state: 'detached' });
    }
    page.off('request', watch);
    assert.deepEqual(requests.filter((path) => path.includes('/actors')), []);
    await at('/types/counter');
    await page.locator('#open #id').fill('..');
    assert.match(await complaintOf(page.locator('#open #id')), /must not be \. or \.\./);
}

async function longIdOnPhone(page, at) {
    await page.setViewportSize(PHONE);
    await at(`/actors/counter/${'x'.repeat(200)}`);
    await page.locator('#ask #send').waitFor();
    await page.locator('#unknown-actor').waitFor();
    assert.equal(await page.evaluate(() => document.scrollingElement.scrollWidth), PHONE.width);
}

async function hiddenFigures(page, baseUrl) {
    await page.route('**/console/events', (route) => route.fulfill({
        status: 403,
        contentType: 'application/problem+json',
        body: JSON.stringify({ type: '/problems/forbidden', title: 'Forbidden', status: 403 }),
    }));
    await page.goto(`${baseUrl}/console/`);
    await page.locator('#refused[data-status="403"] [data-problem="forbidden"]').waitFor();
    await page.locator('#open-type').fill('counter');
    await page.locator('#open-id').fill('hidden');
    await page.locator('#open button').click();
    await page.locator('#figures-hidden').waitFor();
    await page.locator('#ask #send').waitFor();
    await page.locator('.crumbs a', { hasText: 'counter' }).click();
    await page.locator('#list').waitFor();
    await page.locator('#figures-hidden').waitFor();
    await page.locator('.crumbs a').first().click();
    await page.locator('#refused').waitFor();
}

async function lostConnection(page, baseUrl) {
    const paths = ['**/console/events', '**/actors/**'];
    for (const path of paths) {
        await page.route(path, (route) => route.abort());
    }
    await page.goto(`${baseUrl}/console/#/actors/counter/lost`);
    await page.locator('#connection[data-state="lost"]').waitFor();
    await page.locator('#actor .problem', { hasText: 'No answer' }).waitFor();
    await page.locator('#ask .problem', { hasText: 'No answer' }).waitFor();
    for (const path of paths) {
        await page.unroute(path);
    }
    await page.locator('#unknown-actor').waitFor();
    await page.locator('#ask #send').waitFor();
}

async function onNewPage(page, baseUrl, tried) {
    const another = await page.context().browser().newPage();
    another.setDefaultTimeout(30_000);
    try {
        await tried(another, baseUrl);
    } finally {
        await another.close();
    }
}

/** Keeps the first request back; returns a promise of it, and a function that lets it pass. */
async function hold(page, url) {
    let held;
    const requested = new Promise((resolve) => (held = resolve));
    await page.route(url, held, { times: 1 });
    return { requested, release: async () => (await requested).continue() };
}

async function complaintOf(control) {
    return control.evaluate((node) => node.validationMessage);
}
