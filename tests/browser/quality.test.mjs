// How good the data is: a dirty file, its scores, what is wrong with it, its rows, its file, its cure.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { before, test } from "node:test";
import { axe, by, data, go, language, load, open, overflow, settled, stage, waitFor } from "./harness.mjs";

let site, browser, context, page, log;
stage((now) => ({ site, browser, context, page, log } = now), { locale: "en-US" });

const day = (number) => new Date(Date.UTC(2025, 0, 1) + number * 86_400_000).toISOString().slice(0, 10);

/** Orders, one a day and without a fault. */
const clean = Array.from({ length: 120 }, (_, n) => [`C${n % 20}`, `S${n}`, day(n), (n % 7 + 1) * 10, n % 7 + 1, 10, "Tea", n % 2 ? "Hangzhou" : "Suzhou"]);
const HEADER = "customer_id,order_id,date,amount,quantity,unit_price,product,city";
const csv = (rows) => `${[HEADER, ...rows.map((row) => row.join(","))].join("\n")}\n`;

/** The same with every fault that is looked for below; lines are those of the file. */
const dirty = () => {
  const rows = clean.map((row) => [...row]);
  rows[4][0] = "N/A";
  rows[9][3] = 999;
  rows[14][7] = "SUZHOU";
  rows[19][2] = "no day";
  rows[24] = rows[23];
  rows[29][2] = "2099-01-01";
  rows[34][1] = "S33";
  return csv(rows);
};

const finding = (code) => page.locator(`[data-testid=finding][data-code=${code}]`);
const rowsOf = async (code) => Number(await finding(code).first().getAttribute("data-rows"));
const score = async (dimension) => Number(await page.locator(`[data-testid=quality-dimension][data-dimension=${dimension}]`).getAttribute("data-score"));

test("a dirty file: scores, findings, their rows, their file and their cure", async () => {
  await open(page, site);
  await load(page, "dirty.csv", dirty());
  await go(page, "#/");
  await page.waitForFunction(() => document.querySelector("[data-testid=data-quality-badge]")?.dataset.score);
  const badge = await data(page, "data-quality-badge", "score");
  await by(page, "data-quality-badge").click();
  assert.match(page.url(), /#\/data\/quality$/);
  await by(page, "quality-dimension").first().waitFor();
  assert.equal(await data(page, "quality-score", "score"), badge);

  // 120 rows: one is not read, one repeats, one has nobody, one does not add up, one is of 2099, two share an order.
  const faults = { missing: 1, repeated: 1, rejected: 1, amount: 1, future: 1, spelling: 1, customers: 2 };
  for (const [code, rows] of Object.entries(faults)) {
    assert.equal(await rowsOf(code), rows, code);
  }
  assert.ok(Math.abs((await score("accuracy")) - 117 / 120) < 1e-6);
  assert.ok(Math.abs((await score("uniqueness")) - 118 / 119) < 1e-6);
  const five = await page.locator("[data-testid=quality-dimension]").evaluateAll((all) => all.map((one) => Number(one.dataset.score)));
  assert.equal(five.length, 5);
  assert.ok(Math.abs(five.reduce((sum, one) => sum + one, 0) / 5 - Number(badge)) < 1e-5);
  assert.equal(await by(page, "quality-column").count(), 8);
  const first = by(page, "quality-column").first();
  assert.ok(Number(await first.getAttribute("data-score")) < 1, "the worst column comes first");

  // Its rows stand under the finding, with their line in the file.
  await finding("amount").getByTestId("finding-open").click();
  await finding("amount").getByTestId("finding-rows").locator("tbody tr").first().waitFor();
  assert.match(await finding("amount").getByTestId("finding-rows").innerText(), /11[\s\S]*999/);
  assert.match(await finding("amount").innerText(), /999/, "the money it touches");

  // As a file, with the reason.
  const [download] = await Promise.all([page.waitForEvent("download"), finding("spelling").getByTestId("finding-export").click()]);
  const lines = (await readFile(await download.path(), "utf8")).replace("\ufeff", "").trim().split("\r\n");
  assert.equal(lines.length, 2);
  assert.match(lines[0], /customer_id.*Line,Reason$/);
  assert.match(lines[1], /SUZHOU.*dirty\.csv,16,.*spellings/);

  // The rule is switched where the fault is told.
  const before = await page.evaluate(() => document.querySelector("[data-testid=import-state]").dataset.customers);
  await finding("repeated").getByTestId("finding-fix").click();
  await page.waitForFunction(() => document.querySelector("[data-code=repeated] [data-testid=finding-fix]")?.checked);
  await go(page, "#/data");
  assert.ok(await page.getByRole("switch", { name: /duplicate/i }).isChecked());
  assert.equal(await page.evaluate(() => document.querySelector("[data-testid=import-state]").dataset.customers), before);
  // One row fewer is counted, beside the one of 2099 and that of nobody; the data is as it was.
  assert.equal(await data(page, "reconcile", "rows-excluded"), "3");
  await go(page, "#/data/quality");
  assert.equal(await rowsOf("repeated"), 1);

  // A score leads to what is missing from it.
  await page.locator("[data-testid=quality-dimension][data-dimension=consistency] button").click();
  const shown = await by(page, "finding").evaluateAll((all) => all.map((one) => one.dataset.code).sort());
  assert.deepEqual(shown, ["customers", "spelling"]);

  for (const lang of ["zh-CN", "en"]) {
    await language(page, lang);
    assert.deepEqual(await axe(page), [], lang);
  }
  assert.deepEqual(log.errors, []);
});

test("a clean file has nothing but its age, which a newer file mends", async () => {
  await open(page, site);
  await load(page, "clean.csv", csv(clean));
  await go(page, "#/data/quality");
  await by(page, "finding").first().waitFor();
  assert.deepEqual(await by(page, "finding").evaluateAll((all) => all.map((one) => one.dataset.code)), ["stale"]);
  assert.equal(await score("accuracy"), 1);
  assert.equal(await score("consistency"), 1);
  // The next export up to yesterday: the finding is gone as soon as it is there.
  const today = Math.floor((Date.now() - Date.UTC(2025, 0, 1)) / 86_400_000);
  const more = Array.from({ length: today - 120 }, (_, at) => at + 120);
  const later = more.map((n) => [`C${n % 20}`, `S${n}`, day(n), 10, 1, 10, "Tea", n % 2 ? "Hangzhou" : "Suzhou"]);
  const [chooser] = await Promise.all([page.waitForEvent("filechooser"), by(page, "finding-fix").click()]);
  await chooser.setFiles({ name: "later.csv", mimeType: "text/csv", buffer: Buffer.from(csv(later)) });
  assert.equal(await settled(page), "ready");
  await waitFor(page, "storage", "state", "saved", 60_000);
  await go(page, "#/data/quality");
  await by(page, "quality-dimension").first().waitFor();
  assert.equal(await by(page, "finding").count(), 0);
  assert.equal(Number(await data(page, "quality-score", "score")), 1);
  assert.deepEqual(log.errors, []);
});

test("columns are changed from a finding", async () => {
  await open(page, site);
  await load(page, "dirty.csv", dirty());
  await go(page, "#/data/quality");
  await finding("rejected").getByTestId("finding-fix").click();
  assert.equal(await settled(page, ["review", "failed"]), "review");
  assert.match(page.url(), /#\/data$/);
});

for (const theme of ["light", "dark"]) {
  test(`the page at 390 px, ${theme}: nothing scrolls sideways, axe finds nothing`, async () => {
    const narrow = await browser.newContext({ viewport: { width: 390, height: 844 }, colorScheme: theme, reducedMotion: "reduce", locale: "en-US" });
    page = await narrow.newPage();
    await open(page, site);
    await load(page, "dirty.csv", dirty());
    await go(page, "#/data/quality");
    await finding("missing").getByTestId("finding-open").click();
    await by(page, "finding-rows").locator("tbody tr").first().waitFor();
    for (const lang of ["zh-CN", "en"]) {
      await language(page, lang);
      assert.equal(await overflow(page), 0, lang);
      assert.deepEqual(await axe(page), [], lang);
    }
    await narrow.close();
  });
}
