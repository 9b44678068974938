// A person's walk over every page, and the tasks on the page's own thread that held it up meanwhile. The browser reports a task only
// from 50 ms on: below that nobody notices that a page was busy.

import { by, data, go, waitFor } from "./harness.mjs";

const CLASSIFIERS = ["value_tier", "abc", "rfm", "rfm_eight", "frequency", "lifecycle"];

/** Makes every page of a context note its long tasks from its first moment on, each with the place it happened at. */
export const observe = (context) =>
  context.addInitScript(() => {
    const [tasks, places] = [[], [[0, "start"]]];
    globalThis.__walk = { tasks, places, enter: (place) => places.push([performance.now(), place]) };
    new PerformanceObserver((list) => {
      for (const { startTime, duration } of list.getEntries()) {
        const [, place] = places.findLast(([since]) => since <= startTime) ?? places[0];
        tasks.push({ place, at: Math.round(startTime), ms: duration });
      }
    }).observe({ type: "longtask", buffered: true });
  });

/** From here on a long task belongs to this place. */
export const enter = (page, place) => page.evaluate((place) => globalThis.__walk.enter(place), place);

/** The long tasks so far, longest first. The observer tells them a little later than they happen. */
export async function longTasks(page) {
  await page.waitForTimeout(200);
  const tasks = await page.evaluate(() => globalThis.__walk.tasks);
  return tasks.toSorted((a, b) => b.ms - a.ms);
}

/** The longest task in words: how long, and where. */
export const longest = (tasks) => (tasks.length === 0 ? { place: "nowhere", ms: 0 } : tasks[0]);

/** Waits until nothing is being counted and everything that was put off is drawn. */
async function rest(page) {
  await page.waitForFunction(
    () => !document.querySelector("[data-testid=outcome][data-state=running], [data-testid=progress], [aria-busy=true]"),
    null,
    { timeout: 60_000 },
  );
  await page.waitForTimeout(150);
}

/** Drags the first cut of a classifier's page to the right, step by step, as a hand does; the milliseconds of the last recount. */
export async function dragCut(page, steps = 12) {
  const flag = page.locator(".cuts .flag").first();
  await flag.scrollIntoViewIfNeeded();
  const box = await flag.boundingBox();
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  for (let step = 1; step <= steps; step += 1) {
    await page.mouse.move(x + step * 2, y);
    await page.waitForTimeout(16);
  }
  await page.mouse.up();
  await waitFor(page, "outcome", "state", "done", 60_000);
  return Number(await data(page, "outcome", "ms"));
}

/** Walks over every page, from an overview that is there. */
export async function walk(page) {
  const visit = async (place, hash) => {
    await enter(page, place);
    await go(page, hash);
    await rest(page);
  };
  await visit("overview", "#/");
  await visit("data", "#/data");
  await visit("gallery", "#/classify");
  for (const id of CLASSIFIERS) {
    await visit(id, `#/classify/${id}`);
    await waitFor(page, "outcome", "state", "done", 60_000);
  }
  await visit("rfm again", "#/classify/rfm");
  await enter(page, "a cut is dragged");
  await dragCut(page);
  await rest(page);
  await visit("customers", "#/customers");
  await enter(page, "next page of customers");
  await by(page, "page-after").click();
  await rest(page);
  await enter(page, "customer");
  await by(page, "customer-row").first().click();
  await by(page, "customer-page").first().waitFor();
  await rest(page);
  await visit("settings", "#/settings");
  // The language and the theme change what is there: on the pages that hold most.
  for (const [name, hash] of [["overview", "#/"], ["rfm", "#/classify/rfm"]]) {
    await visit(`${name} once more`, hash);
    for (const what of ["language", "theme", "language", "theme"]) {
      await enter(page, `${what} on ${name}`);
      await by(page, what).first().click();
      await rest(page);
    }
  }
  await enter(page, "day");
  await go(page, "#/");
  const scrub = page.locator("input.scrub").first();
  await scrub.focus();
  for (let step = 0; step < 6; step += 1) {
    await page.keyboard.press("ArrowLeft");
    await page.waitForTimeout(30);
  }
  await rest(page);
}
