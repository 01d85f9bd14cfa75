// Uses the console like an operator: node console.mjs CHROMIUM BASE_URL SCREENSHOTS
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { tryCases } from './console-cases.mjs';

const [executablePath, baseUrl, screenshots] = process.argv.slice(2);
const DESKTOP = { width: 1280, height: 900 };
const PHONE = { width: 390, height: 844 };

const browser = await chromium.launch({ executablePath, args: ['--disable-gpu', '--disable-quic', '--disable-sync'] });
try {
    const page = await browser.newPage({ viewport: DESKTOP });
    page.setDefaultTimeout(30_000);
    const complaints = [];
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(String(error)));
    page.on('request', (request) => request.url().startsWith(baseUrl) || request.url().startsWith('data:')
        || complaints.push(`another origin: ${request.url()}`));
    const shot = (name) => page.screenshot({ path: join(screenshots, `${name}.png`), fullPage: true });

    await page.goto(`${baseUrl}/console`);
    await page.locator('#connection[data-state="live"]').waitFor();
    await page.locator('#types tr[data-type="counter"]').waitFor();
    await shot('console-idle');

    const load = setInterval(() => fetch(
        `${baseUrl}/actors/counter/busy/increment`, { method: 'POST', body: new URLSearchParams({ by: '1' }) }), 20);
    try {
        await page.waitForFunction(() =>
            parseFloat(document.querySelector('#types tr[data-type="counter"] [data-label="Asks/s"]').innerText) > 5);
        await page.locator('#types tr[data-type="counter"] svg[role="img"]').waitFor();
        await shot('console-load');
        await page.emulateMedia({ colorScheme: 'dark' });
        await shot('console-dark');
        await page.setViewportSize(PHONE);
        await shot('console-phone');
        assert.equal(await page.evaluate(() => document.scrollingElement.scrollWidth), PHONE.width);
    } finally {
        clearInterval(load);
    }
    await page.setViewportSize(DESKTOP);
    await page.emulateMedia({ colorScheme: 'light' });

    await page.keyboard.press('Tab');
    assert.equal(await page.evaluate(() => document.activeElement.id !== ''), true);

    await page.locator('#types tr[data-type="counter"] a').first().click();
    await page.locator('#list tr[data-actor="busy"]').waitFor();
    await shot('console-actors');
    await page.locator('#list tr[data-actor="busy"] a').first().click();
    await page.locator('h1[data-actor="busy"]').waitFor();
    await page.locator('#memory').waitFor();

    await page.locator('#message').selectOption('increment');
    await page.locator('#ask form[data-message="increment"] [data-field="by"]').fill('7');
    await page.locator('#send').click();
    await page.locator('#answer .answer[data-status="200"]').waitFor();
    const answer = await page.locator('#answer .answer').innerText();
    await shot('console-actor');

    await page.goto(`${baseUrl}/console/#/actors/counter/nobody`);
    await page.locator('#unknown-actor').waitFor();
    await tryCases(page, baseUrl);
    const expected = complaints.filter((complaint) => !complaint.includes('404'));
    assert.deepEqual(expected, []);
    assert.match(answer, /"count": \d+/);
    console.log('used the console');
} finally {
    await browser.close();
}
