// From the drop to the classes in a real Chromium, against Papa Parse in a worker reading the same file into arrays.
// `node bench.mjs RUNS FILE…`; called by `cargo xtask bench`. Runs are interleaved; medians are printed.

import { readFile, stat } from "node:fs/promises";
import { basename, join } from "node:path";
import { FLAGS, by, data, go, launch, open, papaparse, serveSite, waitFor } from "./harness.mjs";
import { dragCut, enter, longTasks, longest, observe, walk } from "./walk.mjs";

const [runs, ...files] = [Number(process.argv[2]), ...process.argv.slice(3)];
const SIX = ["value_tier", "abc", "rfm", "rfm_eight", "frequency", "lifecycle"];
const median = (values) => values.toSorted((a, b) => a - b)[values.length >> 1];

// Papa Parse starts its worker from the address of its own script, so it gets a page of its own without our policy.
const site = await serveSite({ "/papaparse.min.js": papaparse() });

/** Milliseconds of Papa Parse in a worker, rows thrown away as they come. */
async function yardstick(browser, file) {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.route(`${site.origin}/papa`, (route) =>
    route.fulfill({ contentType: "text/html", body: '<input type="file"><script src="/papaparse.min.js"></script>' }),
  );
  await page.goto(`${site.origin}/papa`);
  await page.locator("input").setInputFiles(file);
  const result = await page.evaluate(
    () => new Promise((done, failed) => {
      const started = performance.now();
      let rows = 0;
      globalThis.Papa.parse(document.querySelector("input").files[0], {
        worker: true,
        header: false,
        chunk: ({ data }) => { rows += data.length; },
        complete: () => done({ rows, ms: performance.now() - started }),
        error: failed,
      });
    }),
  );
  await context.close();
  return result;
}

/** The most memory that any process of a page has held, in bytes: page and workers share one. Linux only; NaN elsewhere. */
async function peakOfRenderers(browser) {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send("SystemInfo.getProcessInfo");
  await session.detach();
  const peaks = processInfo.filter(({ type }) => type === "renderer").map(async ({ id }) => {
    const status = await readFile(`/proc/${id}/status`, "utf8").catch(() => "");
    return Number(/VmHWM:\s+(\d+) kB/.exec(status)?.[1] ?? Number.NaN) * 1024;
  });
  return Math.max(...(await Promise.all(peaks)));
}

/** The memory of each WebAssembly instance of the page, in bytes. It never shrinks, so that what it is is what it was at most. */
async function wasmMemory(page) {
  // The page's glue is a module that is there already: importing it again gives the instance that runs. Workers lay theirs out.
  const glue = await page.evaluate(() => performance.getEntriesByType("resource").map(({ name }) => name).find((name) => /kefen-[^/]*\.js$/.test(name)));
  const own = page.evaluate(async (glue) => (await (await import(glue)).default()).memory.buffer.byteLength, glue);
  const theirs = page.workers().map((worker) => worker.evaluate(() => self.memory.buffer.byteLength));
  const all = await Promise.all([own, ...theirs].map((size) => size.catch(() => 0)));
  return all.reduce((sum, bytes) => sum + bytes, 0) || Number.NaN;
}

/** A line of 1.6 Mbit/s and 150 ms there and back, as it is simulated everywhere. */
const SLOW = { offline: false, latency: 150, downloadThroughput: 1.6e6 / 8, uploadThroughput: 0.75e6 / 8 };

/** A page behind that line. */
async function slowPage(context) {
  const page = await context.newPage();
  const line = await context.newCDPSession(page);
  await line.send("Network.enable");
  await line.send("Network.emulateNetworkConditions", SLOW);
  return page;
}

/** A first visit, until the sample's button does something when it is pressed (it is pressed again and again), and the next visit, until
 * the overview is there again. */
async function visits(browser, host) {
  const context = await browser.newContext();
  let page = await slowPage(context);
  await page.goto(host.url, { waitUntil: "commit" });
  const first = await page.evaluate(
    () => new Promise((done) => {
      const press = () => {
        document.querySelector("[data-testid^='sample-']")?.click();
        const state = document.querySelector("[data-testid=import-state]")?.dataset.state;
        if (state === "reading" || state === "ready") done(performance.now());
        else setTimeout(press, 10);
      };
      press();
    }),
  );
  await waitFor(page, "storage", "state", "saved", 120_000);
  await page.waitForFunction(() => Number(document.querySelector("[data-testid=storage]")?.dataset.rows) > 0);
  await page.close();
  page = await slowPage(context);
  await page.goto(host.url, { waitUntil: "commit" });
  const again = await page.evaluate(
    () => new Promise((done) => {
      const look = () => (document.querySelector("[data-testid=list-keep]") ? done(performance.now()) : setTimeout(look, 10));
      look();
    }),
  );
  await context.close();
  return { first, again };
}

/** Drop to six classifications, a recount, a cut and the day while they are dragged, a reload, the longest task of the page, memory. */
async function ours(browser, file) {
  const context = await browser.newContext();
  await observe(context);
  const page = await context.newPage();
  await open(page, site, "#/data");
  await enter(page, "the import");
  await by(page, "file-input").first().waitFor({ state: "attached" });
  // The clock of the page: from the change of the input to the overview's data, and on to the last bar of the gallery.
  const done = page.evaluate(
    (six) => new Promise((done, failed) => {
      let started = 0;
      let ready = 0;
      document.addEventListener("change", () => { started ||= performance.now(); }, { capture: true, once: true });
      const look = () => {
        const state = document.querySelector("[data-testid=import-state]")?.dataset.state;
        if (started && (state === "review" || state === "failed")) {
          failed(new Error(`the import came to ${state}`));
          return;
        }
        if (started && !ready && state === "ready") {
          ready = performance.now();
          location.hash = "#/classify";
        }
        const counted = ready && six.every((id) => document.querySelector(`[data-testid=classifier-${id}] .mini i`));
        if (counted) done({ ready: ready - started, drop: performance.now() - started });
        else requestAnimationFrame(look);
      };
      look();
    }),
    SIX,
  );
  await by(page, "file-input").first().setInputFiles(file);
  const { ready, drop } = await done;
  const timings = (await by(page, "import-state").first().getAttribute("data-timings")) ?? "NaN NaN NaN";
  const [read, features, classify] = timings.split(" ").map(Number);
  await waitFor(page, "storage", "state", "saved", 120_000);
  const stored = await page.evaluate(() => navigator.storage.estimate().then(({ usage }) => usage));
  const [wasm, peak] = [await wasmMemory(page), await peakOfRenderers(browser)];
  // Under another preset than the gallery's, whose result would only be shown again.
  await go(page, "#/classify/rfm?preset=rf_10");
  await page.waitForFunction(() => {
    const outcome = document.querySelector("[data-testid=outcome]");
    return outcome?.dataset.state === "done" && document.querySelector("[data-testid=param-preset]")?.value === "rf_10";
  }, null, { timeout: 120_000 });
  const recount = Number(await data(page, "outcome", "ms"));
  const cut = await dragCut(page);
  const day = await moveDay(page);
  await walk(page);
  const long = longest(await longTasks(page));
  await go(page, "#/");
  await page.reload({ waitUntil: "commit" });
  // The clock of a page begins with its navigation.
  const reload = await page.evaluate(
    () => new Promise((done) => {
      const look = () => (document.querySelector("[data-testid=list-keep]") ? done(performance.now()) : requestAnimationFrame(look));
      look();
    }),
  );
  await context.close();
  return { ready, drop, read, features, classify, reload, long: long.ms, place: long.place, recount, cut, day, stored, wasm, peak };
}

/** Milliseconds from the as-of date being moved by one day to the numbers of that day: features, classifiers and the overview again. */
async function moveDay(page) {
  await go(page, "#/");
  await by(page, "list-keep").waitFor();
  return page.evaluate(
    () => new Promise((done) => {
      const scrub = document.querySelector("input.scrub");
      const lede = document.querySelector("main .lede");
      const before = lede.textContent;
      const started = performance.now();
      scrub.value = String(Number(scrub.value) - 1);
      scrub.dispatchEvent(new Event("input", { bubbles: true }));
      const look = () => (lede.textContent === before ? requestAnimationFrame(look) : done(performance.now() - started));
      look();
    }),
  );
}

const browser = await launch({ args: FLAGS });
const visited = [];
const host = await serveSite({}, { host: true });
for (let run = 0; run < runs; run += 1) {
  visited.push(await visits(browser, host));
}
await host.close();
console.log("browser, 1.6 Mbit/s and 150 ms there and back");
console.log(`  ${"first visit, until a press does something".padEnd(44)} ${median(visited.map(({ first }) => first)).toFixed(0).padStart(10)} ms`);
console.log(`  ${"next visit, until the overview is there".padEnd(44)} ${median(visited.map(({ again }) => again)).toFixed(0).padStart(10)} ms`);
for (const file of files) {
  const [papa, kefen] = [[], []];
  for (let run = 0; run < runs; run += 1) {
    papa.push(await yardstick(browser, file));
    kefen.push(await ours(browser, file));
  }
  const megabytes = (await stat(file)).size / 1e6;
  const of = (name) => median(kefen.map((one) => one[name]));
  const papaMs = median(papa.map((one) => one.ms));
  console.log(`browser, ${basename(file)}, ${megabytes.toFixed(1)} MB, medians of ${runs}`);
  const show = (what, value, unit, places = 0) => console.log(`  ${what.padEnd(44)} ${value.toFixed(places).padStart(10)} ${unit}`);
  show("Papa Parse in a worker, rows to the page", papaMs, "ms");
  show("drop to six classifications", of("drop"), "ms");
  show("Papa Parse against that", papaMs / of("drop"), "times", 2);
  show("drop to the overview's data", of("ready"), "ms");
  show("ingest to typed columns", megabytes / (of("read") / 1000), "MB/s", 1);
  show("features", of("features"), "ms");
  show("the overview's classifiers and charts", of("classify"), "ms");
  show("one classification", of("recount"), "ms");
  show("one classification while a cut is dragged", of("cut"), "ms");
  show("a day earlier, to the overview", of("day"), "ms");
  show("reload to the overview", of("reload"), "ms");
  const worst = kefen.toSorted((a, b) => b.long - a.long)[0];
  show("longest task of the page", of("long"), `ms (at worst ${worst.long} ms, ${worst.place})`);
  show("stored", of("stored") / 1e6, "MB", 1);
  show("WebAssembly memory, page and workers", of("wasm") / 1e6, "MB", 1);
  show("peak of the renderer's process", of("peak") / 1e6, "MB", 1);
}
/** Every classifier with the six tables of a crowd, in the engine of the page, against the same natively. */
async function tables(browser, folder) {
  const plan = JSON.parse(await readFile(join(folder, "plan.json"), "utf8"));
  const context = await browser.newContext();
  const page = await context.newPage();
  await open(page, site, "#/data");
  await by(page, "file-input").first().setInputFiles(plan.files.map((name) => join(folder, name)));
  await waitFor(page, "import-state", "state", "ready", 300_000);
  await waitFor(page, "storage", "state", "saved", 300_000);
  // What classifiers share is there before each of them is measured, as it is natively.
  await go(page, "#/classify");
  await page.waitForFunction(() => document.querySelectorAll("[data-testid^=classifier-] .mini i").length > 60, null, { timeout: 300_000 });
  console.log("browser, all six tables, milliseconds here and times the same natively, medians of the last runs");
  const times = new Map(plan.classifiers.map(({ id }) => [id, []]));
  // Round by round, so that each result comes onto a page that had none.
  for (let round = 0; plan.classifiers.some(({ queries }) => queries[round]); round += 1) {
    for (const { id, queries } of plan.classifiers.filter(({ queries }) => queries[round])) {
      await go(page, `#/classify/${id}?${queries[round]}`);
      const shown = await page.waitForFunction((id) => {
        const outcome = document.querySelector("[data-testid=outcome]")?.dataset;
        return outcome?.classifier === id && outcome.state === "done" ? outcome.ms : undefined;
      }, id, { timeout: 120_000 });
      times.get(id).push(Number(await shown.jsonValue()));
    }
  }
  for (const { id, native, measured } of plan.classifiers) {
    const ms = median(times.get(id).slice(-measured));
    console.log(`  ${`classifier ${id}`.padEnd(44)} ${ms.toFixed(1).padStart(10)} ms ${(ms / native).toFixed(2).padStart(8)} ×`);
  }
  await context.close();
}

if (process.env.KEFEN_TABLES) {
  await tables(browser, process.env.KEFEN_TABLES);
}
await browser.close();
await site.close();
