// The page stays answering on the way through it. The longest task is printed; the bound is generous, because a machine that runs tests
// does other things too: it is there for what takes four times what a person would notice.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { by, launch, open, serveSite, waitFor } from "./harness.mjs";
import { enter, longTasks, observe, walk } from "./walk.mjs";

const BOUND = 200;

let site, browser;
before(async () => {
  site = await serveSite();
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await site?.close();
});

test("no task of the page holds it up on a walk over every page", async (t) => {
  const context = await browser.newContext({ locale: "en-US" });
  await observe(context);
  const page = await context.newPage();
  await open(page, site);
  await enter(page, "import");
  await page.locator("[data-testid^='sample-']").first().click();
  await waitFor(page, "storage", "state", "saved", 60_000);
  await page.waitForFunction(() => Number(document.querySelector("[data-testid=storage]")?.dataset.rows) > 0);
  await walk(page);
  const tasks = await longTasks(page);
  const said = tasks.map(({ ms, place }) => `${ms} ms ${place}`);
  t.diagnostic(`tasks over 50 ms: ${said.join(", ") || "none"}`);
  assert.deepEqual(said.filter((_, at) => tasks[at].ms > BOUND), []);
  // What was walked over was there: a walk past empty pages would be no measure.
  assert.equal(await by(page, "chart").count() > 0, true);
  await context.close();
});
