// A visit in parts: the page stands before the engine is there, each part is fetched once, and what can't be fetched is said and tried
// again.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { by, classes, data, give, giveAndStop, language, launch, load, open, record, reload, serveSite, settled, stored, waitFor } from "./harness.mjs";
import { long, shop } from "./shop.mjs";

const orders = shop({ rows: 300 });
const ENGINE = /\/engine-[0-9a-f]{16}(\.js|_bg\.wasm)$/;
const WORDS = /\/words-(zh-CN|en)-(rest-)?[0-9a-f]{16}\.txt$/;
const REST = /\/words-(zh-CN|en)-rest-/;

let site, browser;
before(async () => {
  site = await serveSite();
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await site?.close();
});

/** A page of a context of its own, in English. */
async function visit() {
  const context = await browser.newContext({ locale: "en-GB" });
  const page = await context.newPage();
  return { context, page, log: record(page) };
}

const fetched = (log, pattern) => log.requests.filter(({ url }) => pattern.test(url)).map(({ url }) => url.slice(site.url.length));

test("the page can be used before the engine is there, and what was asked meanwhile is done", async () => {
  const { context, page } = await visit();
  const held = [];
  await page.route(ENGINE, (route) => held.push(route));
  await page.goto(site.url, { waitUntil: "domcontentloaded" });
  await by(page, "file-input").first().waitFor({ state: "attached" });
  assert.equal(await data(page, "storage", "state"), null, "nothing is known of the storage yet");
  await give(page, "orders.csv", orders.csv);
  await waitFor(page, "import-state", "state", "reading");
  await language(page, "zh-CN");
  while (held.length < 2) {
    await page.waitForTimeout(20);
  }
  await Promise.all(held.map((route) => route.continue()));
  assert.equal(await settled(page), "ready");
  const rows = await classes(page, "abc");
  assert.equal(rows.reduce((total, row) => total + row.count, 0), orders.customers);
  await context.close();
});

test("one language and each part of the program are fetched, once", async () => {
  const { context, page, log } = await visit();
  await open(page, site);
  await load(page, "orders.csv", orders.csv);
  const engine = fetched(log, ENGINE);
  assert.deepEqual(engine.map((name) => name.split(".").pop()).sort(), ["js", "wasm"]);
  const words = (list) => list.map((name) => name.replace(/-[0-9a-f]{16}\.txt$/, ""));
  assert.deepEqual(words(fetched(log, WORDS)), ["words-en", "words-en-rest"]);
  for (const lang of ["zh-CN", "en", "zh-CN"]) {
    await language(page, lang);
  }
  assert.equal(fetched(log, WORDS).length, 4);
  assert.deepEqual(fetched(log, /unpack/), []);
  await reload(page);
  assert.equal(await data(page, "language", "lang"), "zh-CN");
  assert.deepEqual(words(fetched(log, WORDS).slice(4)).sort(), ["words-zh-CN", "words-zh-CN-rest"]);
  assert.deepEqual(log.errors, []);
  await context.close();
});

test("without a network everything goes on, a cancelled import included", async () => {
  const { context, page, log } = await visit();
  await open(page, site);
  await load(page, "orders.csv", orders.csv);
  const was = await stored(page);
  const before = log.requests.length;
  await context.setOffline(true);
  await giveAndStop(page, "long.csv", long(shop({ rows: 300_000, customers: 30_000, seed: 4 })));
  await waitFor(page, "storage", "state", "saved");
  assert.deepEqual(await stored(page), was);
  await load(page, "next.csv", shop({ rows: 500, seed: 9 }).csv);
  assert.equal(await data(page, "storage", "rows"), "500");
  assert.deepEqual(log.requests.slice(before).filter(({ url }) => !url.startsWith("blob:")), []);
  // A language that was never spoken is not here: that is said in the one that is.
  await by(page, "language").first().click();
  await waitFor(page, "failure", "code", "words_unreachable");
  assert.equal(await data(page, "language", "lang"), "en");
  await context.setOffline(false);
  await language(page, "zh-CN");
  await context.close();
});

test("an engine that can't be fetched is said, and comes when it is asked for again, with what is stored", async () => {
  const { context, page } = await visit();
  await open(page, site);
  await load(page, "orders.csv", orders.csv);
  const was = await stored(page);
  await page.route(ENGINE, (route) => route.abort());
  await reload(page);
  await waitFor(page, "failure", "code", "engine_unreachable");
  await give(page, "other.csv", shop({ rows: 40 }).csv);
  assert.equal(await settled(page), "failed");
  await page.unroute(ENGINE);
  await by(page, "fetch-again").click();
  await waitFor(page, "storage", "rows", String(orders.rows));
  assert.deepEqual(await stored(page), was);
  // A host that has the page, but no such file any more.
  await page.route(ENGINE, (route) => route.fulfill({ status: 404, contentType: "text/html", body: "<p>not here" }));
  await reload(page);
  await waitFor(page, "failure", "code", "engine_unreachable");
  await page.unroute(ENGINE);
  await load(page, "next.csv", shop({ rows: 50, seed: 9 }).csv);
  assert.equal(await data(page, "storage", "rows"), "50");
  await context.close();
});

test("a first visit says its first screen before the rest of the words is here, and nothing else", async () => {
  const { context, page } = await visit();
  const held = [];
  await page.route(REST, (route) => held.push(route));
  await page.goto(site.url);
  await by(page, "sample-formula_shop").waitFor();
  // A text that is missing shows as its key: small letters and hyphens.
  const keys = /(?<![\w/.-])[a-z]+(-[a-z_]+){2,}(?![\w/-])/g;
  const said = await page.evaluate(() => document.body.innerText);
  assert.deepEqual([...said.matchAll(keys)].map(([key]) => key), []);
  await page.evaluate(() => { location.hash = "#/settings"; });
  await page.locator(".opening").waitFor();
  // The connection is lost, and found again.
  await held.pop().abort();
  await waitFor(page, "failure", "code", "words_missing");
  await page.unroute(REST);
  await by(page, "fetch-again").click();
  await by(page, "forget-all").waitFor();
  assert.deepEqual([...(await page.evaluate(() => document.body.innerText)).matchAll(keys)].map(([key]) => key), []);
  await context.close();
});

test("without its words the page says in both languages that it can't start", async () => {
  const { context, page } = await visit();
  await page.route(WORDS, (route) => route.abort());
  await page.goto(site.url);
  await waitFor(page, "failure", "code", "boot_failed");
  await context.close();
});
