// Several files: dropped at once, added next month, in a folder, one of them unreadable, taken out again.

import assert from "node:assert/strict";
import { dirname } from "node:path";
import { after, before, test } from "node:test";
import { axe, by, classes, data, go, load, onDisk, open, overflow, reconciliation, reload, settled, stage, stored, waitFor } from "./harness.mjs";
import { shop } from "./shop.mjs";

let site, browser, context, page, log;
stage((now) => ({ site, browser, context, page, log } = now), { locale: "en-US" });

/** An export that is cut into months: the header, and the rows from one place to another. */
const orders = shop({ rows: 300 });
const [header, ...rows] = orders.csv.trim().split("\n");
const part = (from, to) => `${[header, ...rows.slice(from, to)].join("\n")}\n`;

const choose = async (button, ...paths) => {
  const [chooser] = await Promise.all([page.waitForEvent("filechooser"), button.click()]);
  await chooser.setFiles(paths);
};
const saved = () => waitFor(page, "storage", "state", "saved", 60_000);
const whole = async () => {
  await go(page, "#/data");
  const balance = await reconciliation(page);
  assert.equal(balance["rows-in"], balance["rows-kept"] + balance["rows-excluded"] + balance["rows-rejected"] + balance["rows-blank"]);
  assert.equal(balance.orders, orders.rows);
  assert.equal(balance.customers, orders.customers);
  assert.ok(Math.abs(balance.net - orders.net) < 0.005);
  return balance;
};

test("files dropped at once are one table, and what stands in two of them counts once", async () => {
  await open(page, site);
  const paths = [await onDisk("a.csv", part(0, 120)), await onDisk("b.csv", part(100, 300))];
  await by(page, "file-input").first().setInputFiles(paths);
  assert.equal(await settled(page), "ready");
  await saved();
  const balance = await whole();
  assert.equal(balance["rows-in"], 320);
  assert.equal(balance["rows-excluded"], 20);
  assert.equal(await by(page, "file").count(), 2);
  const before = await classes(page, "rfm");
  await reload(page);
  assert.deepEqual(await classes(page, "rfm"), before);
  assert.equal(Number((await stored(page)).rows), 320);
  assert.deepEqual(log.errors, []);
});

test("next month's file is added by a press, read differently, taken out, and all of it can be undone", async () => {
  await open(page, site);
  await load(page, "may.csv", part(0, 120));
  const may = await classes(page, "rfm");
  await go(page, "#/data");
  await choose(by(page, "add-files"), await onDisk("june.csv", part(100, 300)));
  assert.equal(await settled(page), "ready");
  await saved();
  const both = await whole();
  // Its columns once more: they stand in the place of the file, and nothing counts twice.
  await by(page, "review-again").nth(1).click();
  assert.equal(await settled(page), "review");
  await by(page, "import-accept").click();
  assert.equal(await settled(page, ["ready", "failed"]), "ready");
  await saved();
  assert.deepEqual(await whole(), both);
  await by(page, "remove-file").nth(1).click();
  await page.waitForFunction(() => document.querySelectorAll("[data-testid=file]").length === 1);
  await saved();
  assert.deepEqual(await classes(page, "rfm"), may);
  assert.deepEqual(log.errors, []);
});

test("files that took the place of data can be added to it after all", async () => {
  await open(page, site);
  await load(page, "may.csv", part(0, 120));
  await load(page, "june.csv", part(100, 300));
  await go(page, "#/data");
  assert.equal((await reconciliation(page))["rows-in"], 200, "a drop replaces");
  await by(page, "add-after-all").first().click();
  // The import itself goes to the overview when it ends: going elsewhere before that would be undone.
  await waitFor(page, "import-state", "rows", ["320"], 60_000);
  assert.equal(await by(page, "add-after-all").count(), 0);
  await saved();
  await whole();
  assert.equal(await by(page, "file").count(), 2);
  assert.deepEqual(log.errors, []);
});

test("a file among others that can't be read is told before anything is imported", async () => {
  await open(page, site);
  const paths = [await onDisk("a.csv", part(0, 120)), await onDisk("letter.csv", "nothing but words\nand no table at all\n"), await onDisk("b.csv", part(120, 300))];
  await by(page, "file-input").first().setInputFiles(paths);
  assert.equal(await settled(page), "review");
  await page.locator(".dropped tbody tr").nth(2).waitFor();
  assert.equal(await page.locator(".dropped tbody tr").count(), 3);
  await page.locator(".dropped tbody tr").nth(1).getByRole("button").click();
  await by(page, "failure").first().waitFor();
  for (const width of [1280, 390]) {
    await page.setViewportSize({ width, height: 900 });
    assert.deepEqual(await axe(page), []);
    assert.equal(await overflow(page), 0, `wider than ${width}`);
  }
  await by(page, "import-accept").click();
  assert.equal(await settled(page, ["ready", "failed"]), "ready");
  await saved();
  await whole();
  assert.deepEqual(log.errors, []);
});

test("a customer list and a contact log hang on the customers of the orders", async () => {
  await open(page, site);
  const ids = [...new Set(rows.map((row) => row.split(",")[0]))];
  const list = ["customer_id,name,gender,birthday,tier", ...ids.map((id, at) => `${id},Person ${at},f,1990-01-0${1 + (at % 9)},${at % 2 ? "gold" : "silver"}`)].join("\n");
  const calls = ["客户编号,跟进时间,跟进方式,跟进内容,跟进人", ...ids.slice(0, 9).map((id) => `${id},2025-02-03,电话,回访,小王`)].join("\n");
  const paths = [await onDisk("list.csv", list), await onDisk("orders.csv", part(0, 300)), await onDisk("log.csv", calls)];
  await by(page, "file-input").first().setInputFiles(paths);
  assert.equal(await settled(page), "ready");
  await saved();
  await whole();
  assert.equal(await by(page, "file").count(), 3);
  await reload(page);
  await go(page, `#/customer/${ids[0]}`);
  await by(page, "about-customers").waitFor();
  assert.match(await by(page, "about-customers").textContent(), /Person 0/);
  assert.match(await by(page, "about-interactions").textContent(), /回访/);
  for (const width of [1280, 390]) {
    await page.setViewportSize({ width, height: 900 });
    assert.deepEqual(await axe(page), []);
    assert.equal(await overflow(page), 0, `wider than ${width}`);
  }
  // Another table than it was taken for, and back.
  await go(page, "#/data");
  await by(page, "file-input").first().setInputFiles(paths[0]);
  assert.equal(await settled(page), "ready", "a list alone is added, it replaces nothing");
  await whole();
  assert.deepEqual(log.errors, []);
});

test("a folder is dropped: its tables are read, the rest is left", async () => {
  await open(page, site);
  const inside = await onDisk("export/2026/a.csv", part(0, 150));
  await onDisk("export/2026/b.csv", part(150, 300));
  await onDisk("export/photo.png", "no picture either");
  await onDisk("export/.hidden.csv", "x");
  const browserSide = await context.newCDPSession(page);
  const files = { items: [], files: [dirname(dirname(inside))], dragOperationsMask: 1 };
  for (const type of ["dragEnter", "dragOver", "drop"]) {
    await browserSide.send("Input.dispatchDragEvent", { type, x: 400, y: 300, data: files });
  }
  assert.equal(await settled(page), "ready");
  await saved();
  await whole();
  assert.equal(await data(page, "import-state", "state"), "ready");
  assert.deepEqual(log.errors, []);
});
