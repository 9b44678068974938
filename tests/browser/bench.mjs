// From the drop to the classes in a real Chromium, against Papa Parse in a worker reading the same file into arrays.
// `node bench.mjs RUNS FILE…`; called by `cargo xtask bench`. Runs are interleaved; medians are printed.

import { readFile, stat } from "node:fs/promises";
import { basename } from "node:path";
import { FLAGS, by, go, launch, open, papaparse, serveSite, waitFor } from "./harness.mjs";

const [runs, ...files] = [Number(process.argv[2]), ...process.argv.slice(3)];
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

/** Drop to classes, reload to classes, longest task of the page, peak memory of its process. */
async function ours(browser, file) {
  const context = await browser.newContext();
  const page = await context.newPage();
  await open(page, site, "#/data");
  await page.evaluate(() => {
    window.__long = 0;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) window.__long = Math.max(window.__long, entry.duration);
    }).observe({ type: "longtask" });
  });
  await by(page, "file-input").first().waitFor({ state: "attached" });
  // The clock of the page: from the change of the input to the first row of a class on the screen.
  const ready = page.evaluate(
    () => new Promise((done, failed) => {
      let started = 0;
      document.addEventListener("change", () => { started ||= performance.now(); }, { capture: true, once: true });
      const look = () => {
        const state = document.querySelector("[data-testid=import-state]")?.dataset.state;
        if (started && (state === "review" || state === "failed")) {
          failed(new Error(`the import came to ${state}`));
          return;
        }
        if (started && state === "ready" && location.hash !== "#/classify/rfm") location.hash = "#/classify/rfm";
        const outcome = document.querySelector("[data-testid=outcome]");
        if (started && outcome?.dataset.state === "done") done(performance.now() - started);
        else requestAnimationFrame(look);
      };
      look();
    }),
  );
  await by(page, "file-input").first().setInputFiles(file);
  const drop = await ready;
  await waitFor(page, "storage", "state", "saved", 120_000);
  const saved = await page.evaluate(() => navigator.storage.estimate().then(({ usage }) => usage));
  const long = await page.evaluate(() => window.__long);
  const peak = await peakOfRenderers(browser);
  const recount = Number(await by(page, "outcome").first().getAttribute("data-ms"));
  const started = Date.now();
  await page.reload();
  await go(page, "#/classify/rfm");
  await waitFor(page, "outcome", "state", "done", 120_000);
  const reload = Date.now() - started;
  await context.close();
  return { drop, reload, long, recount, saved, peak };
}

const browser = await launch({ args: FLAGS });
const head = ["browser", "MB", "papa ms", "classes ms", "ratio", "MB/s", "reload ms", "recount ms", "longest ms", "stored MB", "peak MB"];
console.log(head.map((word, at) => (at === 0 ? word.padEnd(22) : word.padStart(11))).join(""));
for (const file of files) {
  const [papa, kefen] = [[], []];
  for (let run = 0; run < runs; run += 1) {
    papa.push(await yardstick(browser, file));
    kefen.push(await ours(browser, file));
  }
  const megabytes = (await stat(file)).size / 1e6;
  const of = (name) => median(kefen.map((one) => one[name]));
  const papaMs = median(papa.map((one) => one.ms));
  const cells = [
    megabytes.toFixed(1),
    papaMs.toFixed(0),
    of("drop").toFixed(0),
    (papaMs / of("drop")).toFixed(2),
    (megabytes / (of("drop") / 1000)).toFixed(0),
    of("reload").toFixed(0),
    of("recount").toFixed(0),
    of("long").toFixed(0),
    (of("saved") / 1e6).toFixed(1),
    (of("peak") / 1e6).toFixed(0),
  ];
  console.log(basename(file).padEnd(22) + cells.map((cell) => cell.padStart(11)).join(""));
}
await browser.close();
await site.close();
