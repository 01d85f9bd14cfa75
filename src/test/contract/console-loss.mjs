// Watches the console while a process is killed: node console-loss.mjs CHROMIUM BASE_URL SCREENSHOTS PROCESS PID
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { chromium } from 'playwright-core';

const [executablePath, baseUrl, screenshots, name, pid] = process.argv.slice(2);

const browser = await chromium.launch({ executablePath, args: ['--disable-gpu', '--disable-quic', '--disable-sync'] });
try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
    page.setDefaultTimeout(150_000);
    const shot = (moment) => page.screenshot({ path: join(screenshots, `console-${name.replaceAll(':', '-')}-${moment}.png`) });
    const shown = (state) => page.waitForFunction(
        ([process, up]) => {
            const row = document.querySelector(`#processes [data-process="${process}"]`);
            return row !== null && (row.dataset.state === 'up') === up;
        }, [name, state], { polling: 50 });

    await page.goto(`${baseUrl}/console`);
    await shown(true);
    await page.evaluate(() => (window.neverReloaded = true));

    const killed = performance.now();
    process.kill(Number(pid), 'SIGKILL');
    await shown(false);
    const lost = performance.now();
    assert.match(await page.title(), /problem/);
    await shot('lost');
    await shown(true);
    await page.waitForFunction(() => document.querySelector('#problems').dataset.count === '0');
    await shot('back');

    assert.equal(await page.evaluate(() => window.neverReloaded), true);
    console.log(`shown as lost after ${Math.round(lost - killed)} ms, and as up again`);
} finally {
    await browser.close();
}
