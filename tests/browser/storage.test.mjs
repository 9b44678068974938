// The data is whole or the data of before is whole, whatever happens in between.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { by, classes, data, give, go, launch, launchPersistent, load, open, serveSite, settled, stored, waitFor } from "./harness.mjs";
import { random, shop } from "./shop.mjs";

const first = shop({ rows: 300, seed: 1 });
// Large enough that there is a middle to be torn in.
const second = shop({ rows: 150_000, customers: 9_000, seed: 2 });

let site, browser;
before(async () => {
  site = await serveSite();
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await site?.close();
});

/** The page holds one of the two files, whole: rows by the storage, customers and money by the engine. */
async function wholeOne(page) {
  // A page that has just been opened says "saved" of nothing until it has looked: rows are what is waited for.
  await page
    .waitForFunction(() => {
      const storage = document.querySelector("[data-testid=storage]");
      return storage?.dataset.state !== "saving" && Number(storage?.dataset.rows) > 0;
    }, null, { timeout: 60_000 })
    .catch(() => {});
  const seen = await stored(page);
  assert.equal(seen.state, "saved");
  const orders = [first, second].find((one) => one.rows === Number(seen.rows));
  assert.ok(orders, `${seen.rows} rows are neither file`);
  const rows = await classes(page, "abc");
  assert.equal(rows.reduce((total, row) => total + row.count, 0), orders.customers);
  assert.ok(Math.abs(rows.reduce((total, row) => total + row.revenue, 0) - orders.net) < 0.005);
  return orders === second;
}

test("a reload in the middle of an import leaves one of the two files, whole", async () => {
  const next = random(5);
  const context = await browser.newContext();
  const page = await context.newPage();
  await open(page, site);
  await load(page, "first.csv", first.csv);
  for (let round = 0; round < 5; round += 1) {
    await go(page, "#/data");
    await give(page, "second.csv", second.csv);
    await page.waitForTimeout(Math.floor(next() * 1_500));
    await page.reload();
    await by(page, "language").first().waitFor();
    if (await wholeOne(page)) {
      await load(page, "first.csv", first.csv);
    }
  }
  await context.close();
});

test("a browser that dies in the middle of an import leaves one of the two files, whole", async () => {
  const next = random(9);
  const rounds = Number(process.env.KEFEN_KILLS ?? 4);
  let { context, folder, remove } = await launchPersistent();
  let page = context.pages()[0] ?? (await context.newPage());
  await open(page, site);
  await load(page, "first.csv", first.csv);
  for (let round = 0; round < rounds; round += 1) {
    await go(page, "#/data");
    await give(page, "second.csv", second.csv);
    await page.waitForTimeout(Math.floor(next() * 1_500));
    const session = await context.newCDPSession(page);
    // No goodbye: the process is gone at once, with everything that was not on disk.
    await session.send("Browser.crash").catch(() => {});
    await context.close().catch(() => {});
    ({ context } = await launchPersistent(folder));
    page = context.pages()[0] ?? (await context.newPage());
    await open(page, site);
    if (await wholeOne(page)) {
      await load(page, "first.csv", first.csv);
    }
  }
  await context.close();
  await remove();
});

test("a disk that is too small refuses the new file by name and keeps the old one", async () => {
  const context = await browser.newContext();
  const page = await context.newPage();
  await open(page, site);
  await load(page, "first.csv", first.csv);
  const was = await stored(page);
  const session = await context.newCDPSession(page);
  const { usage } = await page.evaluate(() => navigator.storage.estimate());
  await session.send("Storage.overrideQuotaForOrigin", { origin: site.origin, quotaSize: usage + 200_000 });
  await go(page, "#/data");
  await give(page, "second.csv", second.csv);
  const failure = by(page, "failure").first();
  await failure.waitFor({ timeout: 60_000 });
  assert.match((await failure.getAttribute("data-code")) ?? "", /quota|space|full|storage/);
  await session.send("Storage.overrideQuotaForOrigin", { origin: site.origin });
  await page.reload();
  assert.equal(await wholeOne(page), false);
  assert.deepEqual(await stored(page), was);
  await context.close();
});

test("cancelling an import leaves the old file, and the next import works", async () => {
  const context = await browser.newContext();
  const page = await context.newPage();
  await open(page, site);
  await load(page, "first.csv", first.csv);
  const was = await stored(page);
  await go(page, "#/data");
  await give(page, "second.csv", shop({ rows: 400_000, customers: 20_000, seed: 4 }).csv);
  await by(page, "cancel").first().click({ timeout: 20_000 });
  await page.waitForTimeout(500);
  assert.deepEqual(await stored(page), was);
  assert.equal(await wholeOne(page), false);
  await load(page, "second.csv", second.csv);
  assert.equal(await wholeOne(page), true);
  await context.close();
});

test("two tabs that import at once end with one file, whole, in both", async () => {
  const context = await browser.newContext();
  const [one, two] = [await context.newPage(), await context.newPage()];
  await open(one, site, "#/data");
  await open(two, site, "#/data");
  await Promise.all([give(one, "first.csv", first.csv), give(two, "second.csv", second.csv)]);
  await Promise.all([one, two].map((page) => waitFor(page, "import-state", "state", ["ready", "failed"], 60_000)));
  for (const page of [one, two]) {
    await page.reload();
    await by(page, "language").first().waitFor();
  }
  const [left, right] = [await wholeOne(one), await wholeOne(two)];
  assert.equal(left, right);
  assert.deepEqual(await stored(one), await stored(two));
  await context.close();
});

test("a file that was damaged on disk is said to be lost, not shown as data", async () => {
  const context = await browser.newContext();
  const page = await context.newPage();
  await open(page, site);
  await load(page, "first.csv", first.csv);
  // One byte of one block, as a failing disk would.
  const damaged = await page.evaluate(async () => {
    const promise = (request) => new Promise((done, failed) => Object.assign(request, { onsuccess: () => done(request.result), onerror: () => failed(request.error) }));
    let changed = 0;
    for (const { name } of await indexedDB.databases()) {
      const database = await promise(indexedDB.open(name));
      for (const store of [...database.objectStoreNames].filter((store) => store === "blocks")) {
        const transaction = database.transaction(store, "readwrite").objectStore(store);
        const [keys, values] = [await promise(transaction.getAllKeys()), await promise(transaction.getAll())];
        for (const [at, value] of values.entries()) {
          const found = value instanceof Uint8Array || value instanceof ArrayBuffer ? value : Object.values(value).find((part) => part instanceof Uint8Array || part instanceof ArrayBuffer);
          if (!found) continue;
          const bytes = found instanceof ArrayBuffer ? new Uint8Array(found) : found;
          bytes[bytes.length >> 1] ^= 1;
          await promise(transaction.keyPath ? transaction.put(value) : transaction.put(value, keys[at]));
          changed += 1;
        }
      }
      database.close();
    }
    return changed;
  });
  assert.ok(damaged > 0, "there are blocks to damage");
  await page.reload();
  await by(page, "language").first().waitFor();
  await page.waitForTimeout(1_000);
  assert.notEqual(await data(page, "storage", "state"), "saved");
  assert.ok(await by(page, "failure").count(), "it is said");
  // And the way out works.
  await load(page, "second.csv", second.csv);
  assert.equal(await wholeOne(page), true);
  await context.close();
});

test("the page keeps answering while a large file is read", async () => {
  const context = await browser.newContext();
  const page = await context.newPage();
  await open(page, site, "#/data");
  await page.evaluate(() => {
    window.__long = [];
    new PerformanceObserver((list) => window.__long.push(...list.getEntries().map((entry) => entry.duration))).observe({ type: "longtask" });
  });
  await give(page, "second.csv", second.csv);
  await settled(page, null, ["ready"], 60_000);
  const longest = await page.evaluate(() => Math.max(0, ...window.__long));
  assert.ok(longest < 500, `the page stood still for ${Math.round(longest)} ms`);
  await context.close();
});
