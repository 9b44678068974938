// The same file gives the same classes, wherever and in whatever language the browser is.

import assert from "node:assert/strict";
import { before, test } from "node:test";
import { available, by, classes, data, load, open, shown, stage } from "./harness.mjs";
import { shop } from "./shop.mjs";

// West and east of the date line, half hours, and two that change their clocks; a locale whose i has no dot, one with decimal commas.
const PLACES = [
  ["Asia/Shanghai", "zh-CN"],
  ["America/Los_Angeles", "en-US"],
  ["Pacific/Kiritimati", "tr-TR"],
  ["Europe/Berlin", "de-DE"],
  ["America/St_Johns", "en-US"],
];

let site, browser;
stage((now) => ({ site, browser } = now));

test("five time zones and four locales see the same classes, days and money", async () => {
  const { csv } = shop({ time: true });
  const seen = [];
  for (const [timezoneId, locale] of PLACES) {
    const context = await browser.newContext({ timezoneId, locale });
    const page = await context.newPage();
    await open(page, site);
    await load(page, "orders.csv", csv);
    const results = {};
    for (const id of await available(page)) {
      results[id] = await classes(page, id);
    }
    results.asOf = await by(page, "as-of").first().inputValue();
    seen.push(results);
    await context.close();
  }
  for (const [at, results] of seen.entries()) {
    assert.deepEqual(results, seen[0], `${PLACES[at]} against ${PLACES[0]}`);
  }
});

test("the first language is the browser's, and a switch is remembered", async () => {
  for (const [locale, lang] of [["zh-CN", "zh-CN"], ["zh-TW", "zh-CN"], ["en-GB", "en"], ["tr-TR", "en"]]) {
    const context = await browser.newContext({ locale });
    const page = await context.newPage();
    await open(page, site);
    assert.equal(await data(page, "language", "lang"), lang, locale);
    assert.equal(await page.evaluate(() => document.documentElement.lang), lang);
    await context.close();
  }
});

test("no key of the catalogue is ever shown in place of a word", async () => {
  for (const locale of ["zh-CN", "en-US"]) {
    const context = await browser.newContext({ locale });
    const page = await context.newPage();
    await open(page, site);
    const before = await page.evaluate(() => document.body.innerText);
    await load(page, "orders.csv", shop().csv);
    const ids = await available(page);
    const texts = [before];
    for (const hash of ["#/", "#/data", "#/classify", ...ids.map((id) => `#/classify/${id}`), "#/customers", "#/customer/C0001", "#/settings"]) {
      await shown(page, hash);
      texts.push(await page.evaluate(() => document.body.innerText));
    }
    for (const text of texts) {
      const keys = text.match(/\b(failure|class|param|score|feature|chart|stage|note|rule|exclusion|reject|page|nav|rfm|abc|value_tier|frequency|lifecycle)-[a-z][a-z_-]+\b/g) ?? [];
      assert.deepEqual(keys, []);
      assert.doesNotMatch(text, /\b(undefined|NaN|\[object|null)\b/);
      // Marks that isolate directions are for Arabic and Hebrew; in ours they only break copies.
      assert.doesNotMatch(text, /[\u2068\u2069]/);
    }
    await context.close();
  }
});
