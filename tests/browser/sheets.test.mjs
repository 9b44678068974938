// A sheet is a table without a picture: it is read at any width, its rows open their customers, and it leaves the page as a file or as text.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { axe, by, language, open, overflow, settled, shown, stage } from "./harness.mjs";

let site, browser;
stage((now) => ({ site, browser } = now));

/** The sample on the page of a classifier, and its first figure that is a sheet. */
async function withSheet(options, hash) {
  const context = await browser.newContext({ acceptDownloads: true, ...options });
  const page = await context.newPage();
  await open(page, site);
  await page.locator("[data-testid^='sample-']").first().click();
  await settled(page);
  await language(page, "zh-CN");
  await shown(page, hash);
  const sheet = by(page, "chart").filter({ has: by(page, "save-csv") }).first();
  await sheet.waitFor();
  return { context, page, sheet };
}

test("a sheet is saved with plain values and copied as cells", async () => {
  const { context, page, sheet } = await withSheet({ permissions: ["clipboard-read", "clipboard-write"] }, "#/classify/membership");
  assert.equal(await sheet.locator("svg").count(), 0);
  const rows = await by(sheet, "chart-table").locator("tbody tr").count();
  assert.equal(rows, 4);
  const [download] = await Promise.all([page.waitForEvent("download"), by(sheet, "save-csv").click()]);
  assert.match(download.suggestedFilename(), /\.csv$/);
  const lines = (await readFile(await download.path(), "utf8")).replace("\ufeff", "").trim().split("\r\n");
  assert.equal(lines.length, rows + 1);
  assert.match(lines[1], /^VIP[^,]*,\d+,\d+\.\d+,/, "numbers without grouping or a currency");
  await by(sheet, "copy-table").click();
  await page.locator(".toast").first().waitFor();
  const text = await page.evaluate(() => navigator.clipboard.readText());
  assert.deepEqual(text.split("\n").map((line) => line.split("\t").length), Array(rows + 1).fill(8));
  await context.close();
});

test("the name of a row opens its customers", async () => {
  const { context, page, sheet } = await withSheet({}, "#/classify/membership");
  const count = await by(sheet, "chart-table").locator("tbody tr").first().locator("td").first().textContent();
  await by(sheet, "chart-table").locator("tbody button").first().click();
  await page.waitForURL(/#\/customers/);
  await page.getByText(count.trim()).first().waitFor();
  await context.close();
});

test("sheets are read on a telephone, and axe finds nothing", async () => {
  const { context, page } = await withSheet({ viewport: { width: 390, height: 844 } }, "#/classify/lifecycle");
  assert.equal(await overflow(page), 0);
  assert.deepEqual(await axe(page), []);
  await context.close();
});
