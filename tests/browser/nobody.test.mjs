// A file that names no person: refused and said so, with what can be looked at instead; then products are the rows, and every page says so.

import assert from "node:assert/strict";
import { test } from "node:test";
import { axe, by, data, give, go, language, load, open, overflow, reload, stage, waitFor } from "./harness.mjs";
import { shop } from "./shop.mjs";

let site, browser, context, page, log;
stage((now) => ({ site, browser, context, page, log } = now), { locale: "en-US" });

const goods = () => {
  const items = ["tea", "cup", "pot", "tray"];
  const places = ["North", "South"];
  const row = (at) => `S${at},2026-0${1 + (at % 6)}-${String(1 + (at % 28)).padStart(2, "0")},${items[at % 4]},${places[at % 2]},${10 + at}.50`;
  return `order_id,date,product,region,amount\n${Array.from({ length: 120 }, (_, at) => row(at)).join("\n")}\n`;
};

test("nobody is refused, products stand in, and people come back", async () => {
  await open(page, site);
  await load(page, "people.csv", shop({ rows: 200 }).csv);
  const before = await data(page, "import-state", "customers");
  await give(page, "goods.csv", goods());
  await waitFor(page, "import-state", "state", "failed");
  assert.equal(await data(page, "failure", "code"), "no_customer_column");
  assert.equal(await data(page, "import-state", "customers"), before, "the old data is whole");
  assert.equal(await by(page, "subject").count(), 0);

  await by(page, "stand-in-product").click();
  await waitFor(page, "import-state", "state", "ready");
  await waitFor(page, "import-state", "customers", "4");
  assert.equal(await data(page, "subject", "subject"), "product");
  assert.match(await by(page, "subject").innerText(), /products, not people/);
  await go(page, "#/data");
  assert.equal(await data(page, "reconcile", "customers"), "4");
  await by(page, "subject-badge").waitFor();
  await waitFor(page, "storage", "state", "saved", 60_000);

  await reload(page);
  await waitFor(page, "subject", "subject", "product");
  assert.deepEqual(await axe(page), []);
  await page.setViewportSize({ width: 390, height: 800 });
  assert.ok((await overflow(page)) <= 0);
  await page.setViewportSize({ width: 1280, height: 800 });
  await language(page, "zh-CN");
  assert.match(await by(page, "subject").innerText(), /商品，不是人/);
  await language(page, "en");

  // Another file with people takes its place, and the rows are customers again.
  await load(page, "people.csv", shop({ rows: 200 }).csv);
  await waitFor(page, "import-state", "customers", before);
  assert.equal(await by(page, "subject").count(), 0);
  assert.deepEqual(log.errors, []);
});

test("another currency is told with its money and can be chosen", async () => {
  await open(page, site);
  const rows = (sign, count, from) => Array.from({ length: count }, (_, at) => `${from + at},c${at % 5},2026-05-${String(1 + (at % 28)).padStart(2, "0")},${sign}${10 + at}.00`).join("\n");
  await load(page, "yuan.csv", `order_id,customer_id,order_date,amount\n${rows("¥", 40, 1)}\n${rows("$", 10, 900)}\n`);
  await go(page, "#/data");
  await by(page, "currencies").waitFor();
  const kept = () => page.locator("[data-testid=currency][data-kept=true]").getAttribute("data-code");
  assert.equal(await kept(), "CNY");
  const net = await data(page, "reconcile", "net");
  await page.locator("[data-testid=currency][data-code=USD] input").check();
  await page.locator("[data-testid=currency][data-code=USD][data-kept=true]").waitFor();
  assert.notEqual(await data(page, "reconcile", "net"), net);
  assert.deepEqual(await axe(page), []);
  assert.deepEqual(log.errors, []);
});
