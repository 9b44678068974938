// Usable by everybody: what axe finds, the keyboard alone, narrow windows, large type.

import assert from "node:assert/strict";
import { test } from "node:test";
import { axe, by, classes, go, language, load, open, overflow, shown, stage, waitFor } from "./harness.mjs";
import { shop } from "./shop.mjs";

const PAGES = ["#/", "#/data", "#/data/quality", "#/classify", "#/classify/rfm", "#/classify/lifecycle", "#/customers", "#/customer/C0001", "#/settings"];

let site, browser;
stage((now) => ({ site, browser } = now));

for (const lang of ["zh-CN", "en"]) {
  for (const colorScheme of ["light", "dark"]) {
    test(`axe finds nothing: ${lang}, ${colorScheme}`, async () => {
      const context = await browser.newContext({ colorScheme, reducedMotion: "reduce", locale: lang === "en" ? "en-US" : lang });
      const page = await context.newPage();
      await open(page, site);
      await language(page, lang);
      const found = { "empty page": await axe(page) };
      await load(page, "orders.csv", shop().csv);
      for (const hash of PAGES) {
        await shown(page, hash);
        found[hash] = await axe(page);
      }
      assert.deepEqual(Object.entries(found).filter(([, lines]) => lines.length > 0), []);
      await context.close();
    });
  }
}

for (const width of [320, 390, 860, 1280, 1920]) {
  test(`nothing scrolls sideways at ${width} px`, async () => {
    const context = await browser.newContext({ viewport: { width, height: 800 } });
    const page = await context.newPage();
    await open(page, site);
    const wide = {};
    for (const lang of ["zh-CN", "en"]) {
      await language(page, lang);
      wide[`${lang} empty`] = await overflow(page);
    }
    await load(page, "orders.csv", shop().csv);
    for (const lang of ["zh-CN", "en"]) {
      await language(page, lang);
      for (const hash of PAGES) {
        await shown(page, hash);
        wide[`${lang} ${hash}`] = await overflow(page);
      }
    }
    assert.deepEqual(Object.entries(wide).filter(([, pixels]) => pixels > 0), []);
    await context.close();
  });
}

/** Presses Tab until an element of this test id has the focus, or says that it can't be reached. */
async function tabTo(page, id, most = 120) {
  for (let press = 0; press < most; press += 1) {
    const there = await page.evaluate((id) => document.activeElement?.closest(`[data-testid="${id}"]`) !== null, id);
    if (there) {
      return;
    }
    await page.keyboard.press("Tab");
  }
  assert.fail(`${id} can't be reached by Tab`);
}

test("the keyboard alone leads from the sample to a class, a customer and back", async () => {
  const context = await browser.newContext();
  const page = await context.newPage();
  await open(page, site);
  const sample = await page.locator("[data-testid^='sample-']").first().getAttribute("data-testid");
  await tabTo(page, sample);
  await page.keyboard.press("Enter");
  await waitFor(page, "storage", "state", "saved", 60_000);
  await page.waitForFunction(() => Number(document.querySelector("[data-testid=storage]")?.dataset.rows) > 0);
  await go(page, "#/classify");
  await by(page, "classifier-rfm").first().waitFor();
  await tabTo(page, "classifier-rfm");
  const visible = await page.evaluate(() => {
    const style = getComputedStyle(document.activeElement);
    return style.outlineStyle !== "none" || style.boxShadow !== "none";
  });
  assert.ok(visible, "the focus can be seen");
  await page.keyboard.press("Enter");
  await waitFor(page, "outcome", "state", "done");
  assert.match(page.url(), /#\/classify\/rfm/);
  await page.goBack();
  await by(page, "classifier-rfm").first().waitFor();
  await tabTo(page, "language");
  await context.close();
});

test("every chart has its numbers as a table", async () => {
  const context = await browser.newContext();
  const page = await context.newPage();
  await open(page, site);
  await load(page, "orders.csv", shop().csv);
  await classes(page, "rfm");
  const charts = by(page, "chart");
  await charts.first().waitFor();
  const count = await charts.count();
  for (let at = 0; at < count; at += 1) {
    const chart = charts.nth(at);
    await chart.locator(".drawn svg").waitFor();
    const marks = await chart.locator(".point").count();
    await by(chart, "figure-table").click();
    const rows = await by(chart, "chart-table").locator("tbody tr").count();
    assert.ok(rows > 1 && marks > 0, `chart ${at} has ${marks} marks and ${rows} rows`);
    assert.equal(await chart.locator(".points").isVisible(), false, "what the table replaces can't be tabbed to");
  }
  assert.deepEqual(await axe(page), [], "with tables open");
  assert.equal(await charts.evaluateAll((all) => all.filter((chart) => chart.tagName !== "FIGURE").length), 0);
  await context.close();
});
