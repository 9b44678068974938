// Who is one person, and what counts as money: the person has a say, sees at once what it does, and finds it kept.

import assert from "node:assert/strict";
import { test } from "node:test";
import { axe, by, data, go, load, open, overflow, reconciliation, reload, stage, waitFor } from "./harness.mjs";

let site, browser, context, page, log;
stage((now) => ({ site, browser, context, page, log } = now), { locale: "en-US" });

const saved = () => waitFor(page, "storage", "state", "saved", 60_000);
const customers = (count) => waitFor(page, "reconcile", "customers", [String(count)]);
const link = (key) => page.locator(`[data-testid=link-row][data-key="${key}"]`);

const SHOP = [
  "Order ID,Email,Phone,Order Date,Amount,Shipping,Refunded Amount,Status",
  "1,ann@a.com,139 1234 5067,2026-01-05,10.00,1.00,,paid",
  "2,ann@b.com,+8613912345067,2026-02-05,20.00,2.00,,paid",
  "3,bob@a.com,13712345067,2026-03-05,30.00,3.00,2.00,on the moon",
  "4,,13712345067,2026-04-05,40.00,4.00,,paid",
  "",
].join("\n");

test("customers who share a number are one, until somebody says no; a reload keeps it", async () => {
  await open(page, site);
  await load(page, "shop.csv", SHOP);
  await go(page, "#/data");
  assert.equal((await reconciliation(page)).customers, 2);
  assert.equal(await data(page, "people", "joined"), "2");
  await link("13912345067").getByTestId("link-part").click();
  await customers(3);
  await saved();
  for (const width of [1280, 390, 320]) {
    await page.setViewportSize({ width, height: 900 });
    assert.deepEqual(await axe(page), []);
    assert.equal(await overflow(page), 0, `wider than ${width}`);
  }
  await reload(page);
  await go(page, "#/data");
  await customers(3);
  await page.getByTestId("people").getByRole("button", { name: /Kept apart by you/ }).click();
  await link("13912345067").getByTestId("link-reset").click();
  await customers(2);
  assert.deepEqual(log.errors, []);
});

test("member numbers are only suggested to be one person", async () => {
  await open(page, site);
  await load(page, "orders.csv", "member_id,phone,order_id,order_date,amount\nM1,13912345067,1,2026-01-05,10\nM2,13912345067,2,2026-01-06,20\nM1,13912345067,3,2026-01-07,30\n");
  await go(page, "#/data");
  assert.equal((await reconciliation(page)).customers, 2);
  assert.equal(await data(page, "people", "suggested"), "1");
  await link("13912345067").getByTestId("link-join").click();
  await customers(1);
  assert.deepEqual(log.errors, []);
});

test("shipping, refunds and the words of the status are rules that recount at once", async () => {
  await open(page, site);
  await load(page, "shop.csv", SHOP);
  await go(page, "#/data");
  assert.equal((await reconciliation(page)).net, 98);
  await page.getByTestId("rule-shipping").getByRole("button", { name: "Take off" }).click();
  await waitFor(page, "reconcile", "net", ["88.00"]);
  await page.getByTestId("rule-shipping").getByRole("button", { name: "As the file has it" }).click();
  await waitFor(page, "reconcile", "net", ["98.00"]);
  await page.locator("label.setting", { hasText: "Take refunds off" }).getByRole("switch").click();
  await waitFor(page, "reconcile", "net", ["100.00"]);
  await page.locator('[data-testid=status-word][data-word="on the moon"] select').selectOption("void");
  await waitFor(page, "reconcile", "net", ["70.00"]);
  assert.equal((await reconciliation(page)).orders, 3);
  await saved();
  await reload(page);
  await go(page, "#/data");
  await waitFor(page, "reconcile", "net", ["70.00"]);
  assert.deepEqual(log.errors, []);
});
