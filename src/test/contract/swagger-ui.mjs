// Sends the example of a message from Swagger UI: node swagger-ui.mjs CHROMIUM BASE_URL SCREENSHOT
import assert from 'node:assert/strict';
import { chromium } from 'playwright-core';

const [executablePath, baseUrl, screenshot] = process.argv.slice(2);

const browser = await chromium.launch({ executablePath, args: ['--disable-gpu', '--disable-quic', '--disable-sync'] });
try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 1600 } });
    page.setDefaultTimeout(20_000);
    const complaints = [];
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(String(error)));
    page.on('requestfailed', (request) => complaints.push(`${request.url()}: ${request.failure()?.errorText}`));
    page.on('response', (response) => response.status() >= 400 && complaints.push(`${response.url()}: ${response.status()}`));

    await page.goto(`${baseUrl}/swagger-ui.html`);
    const operation = page.locator('.opblock', { has: page.locator('[data-path="/actors/counter/{id}/increment"]') });
    await operation.locator('.opblock-summary-control').click();
    await operation.getByRole('button', { name: 'Try it out' }).click();
    await operation.getByRole('button', { name: 'Execute' }).click();
    const live = operation.locator('.live-responses-table');
    await live.waitFor();

    const status = (await live.locator('.response-col_status').last().innerText()).trim();
    const body = JSON.parse(await live.locator('.response-col_description .microlight').first().innerText());
    await operation.evaluate((block) => block.scrollIntoView());
    await page.screenshot({ path: screenshot });

    assert.equal(status, '200');
    assert.equal(typeof body.count, 'number');
    assert.deepEqual(complaints, []);
    console.log(`increment: ${status} ${JSON.stringify(body)}`);
} finally {
    await browser.close();
}
