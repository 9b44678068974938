// What every browser test needs: the built site served under a sub-path, a Chromium, and a page that keeps a record of every request
// and every complaint. Elements are found by `data-testid` only: those are the product's contract with its tests, words may change.

import { createServer } from "node:http";
import { existsSync, rmSync } from "node:fs";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, extname, join, normalize, resolve, sep } from "node:path";
import { after, afterEach, before, beforeEach } from "node:test";
import { gzipSync } from "node:zlib";

const root = resolve(import.meta.dirname, "../..");
// The packages live beside the tool that installs them.
const require = createRequire(join(root, "xtask/package.json"));
export const { chromium } = require("playwright-core");
const axeSource = () => readFile(require.resolve("axe-core/axe.min.js"), "utf8");
export const papaparse = () => require.resolve("papaparse/papaparse.min.js");

const KINDS = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".wasm": "application/wasm",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".json": "application/json",
  ".webmanifest": "application/manifest+json",
};

export const PREFIX = "/kefen/";

/**
 * Serves the built site (`dist`, or the folder of `KEFEN_DIST`) under `/kefen/`; further files by address in `extra`. As a `host` on the
 * net does it: compressed, and to be kept for ten minutes.
 */
export async function serveSite(extra = {}, { host = false } = {}) {
  const dist = resolve(process.env.KEFEN_DIST ?? join(root, "dist"));
  if (!existsSync(join(dist, "index.html"))) {
    throw new Error("there is no built site: run `cargo xtask build`");
  }
  const compressed = new Map();
  const server = createServer(async (request, response) => {
    const path = decodeURIComponent(new URL(request.url, "http://localhost").pathname);
    const inside = path.startsWith(PREFIX) ? path.slice(PREFIX.length) || "index.html" : null;
    const file = extra[path] ?? (inside === null ? null : normalize(join(dist, inside)));
    if (file === null || (!extra[path] && !file.startsWith(dist + sep))) {
      response.writeHead(404).end();
      return;
    }
    try {
      const body = await readFile(file);
      const kind = KINDS[extname(file)] ?? "application/octet-stream";
      if (host) {
        compressed.set(file, compressed.get(file) ?? gzipSync(body, { level: 9 }));
        response.writeHead(200, { "content-type": kind, "content-encoding": "gzip", "cache-control": "max-age=600" });
        response.end(compressed.get(file));
        return;
      }
      response.writeHead(200, { "content-type": kind, "cache-control": "no-cache" });
      response.end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
  const origin = `http://127.0.0.1:${server.address().port}`;
  return {
    origin,
    url: origin + PREFIX,
    close: () => new Promise((closed) => {
      server.closeAllConnections();
      server.close(closed);
    }),
  };
}

/** The program that runs the tests. */
export function chromiumPath() {
  const set = process.env.KEFEN_CHROMIUM;
  const common = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome", "/usr/bin/google-chrome-stable"];
  const found = set ?? common.find((path) => existsSync(path));
  if (!found) {
    throw new Error("Chromium is missing: install it, or set KEFEN_CHROMIUM to the program");
  }
  return found;
}

export const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** A browser; one is enough for a test file, contexts keep the tests apart. */
export const launch = (options = {}) =>
  chromium.launch({ executablePath: chromiumPath(), headless: true, args: FLAGS, ...options });

/**
 * What a test file stands on: the site and a browser for all its tests; with `options`, a context of its own for each, with a page and its
 * record. `take` is handed `{ site, browser, context, page, log }` whenever something of it is new.
 */
export function stage(take, options = null) {
  const now = {};
  before(async () => {
    now.site = await serveSite();
    now.browser = await launch();
    take(now);
  });
  after(async () => {
    await now.browser?.close();
    await now.site?.close();
  });
  if (options === null) {
    return;
  }
  beforeEach(async () => {
    now.context = await now.browser.newContext(options);
    now.page = await now.context.newPage();
    now.log = record(now.page);
    take(now);
  });
  afterEach(() => now.context.close());
}

/** A browser with a profile on disk that survives its death. Gives `{ context, folder, remove }`. */
export async function launchPersistent(folder = null, options = {}) {
  const at = folder ?? (await mkdtemp(join(tmpdir(), "kefen-")));
  const context = await chromium.launchPersistentContext(at, { executablePath: chromiumPath(), headless: true, args: FLAGS, ...options });
  return { context, folder: at, remove: () => rm(at, { recursive: true, force: true, maxRetries: 5 }) };
}

/** What the page asked for and complained of. */
export function record(page) {
  const log = { requests: [], errors: [], refusals: [] };
  // Requests of workers show at the context, those of the page at both.
  page.context().on("request", (request) => log.requests.push({ url: request.url(), at: Date.now() }));
  page.on("websocket", (socket) => log.requests.push({ url: socket.url(), at: Date.now() }));
  page.on("pageerror", (error) => log.errors.push(`${error.name}: ${error.message}`));
  page.on("console", (message) => {
    const text = message.text();
    if (/Content Security Policy|Refused to/.test(text)) {
      log.refusals.push(text);
    } else if (message.type() === "error") {
      log.errors.push(text);
    }
  });
  return log;
}

const T = 30_000;
/** The element of a test id. */
export const by = (page, id) => page.getByTestId(id);
/** A data attribute of the first element of a test id; null if there is none. */
export const data = async (page, id, name) => {
  const element = by(page, id).first();
  return (await element.count()) === 0 ? null : element.getAttribute(`data-${name}`);
};

/** Waits until a data attribute has one of these values; says what it was instead. */
export async function waitFor(page, id, name, values, timeout = T) {
  const wanted = [values].flat();
  const end = Date.now() + timeout;
  let seen = null;
  while (Date.now() < end) {
    seen = await data(page, id, name).catch(() => null);
    if (wanted.includes(seen)) {
      return seen;
    }
    await new Promise((wait) => setTimeout(wait, 25));
  }
  const codes = await page.locator("[data-testid=failure]").evaluateAll((all) => all.map((one) => one.dataset.code)).catch(() => []);
  throw new Error(`[${id}] data-${name} is ${seen}, not ${wanted.join(" or ")}; failures shown: ${codes.join(", ") || "none"}`);
}

/** Waits until the program is there and has looked into the storage: before that it says nothing of it. */
export async function opened(page) {
  await page.waitForFunction(() => document.querySelector("[data-testid=storage]")?.dataset.state, null, { timeout: T });
}

/** Opens an address of the site. */
export async function open(page, site, hash = "#/") {
  await page.goto(site.url + hash, { waitUntil: "domcontentloaded" });
  await opened(page);
}

/** Reloads, and waits as `open` does. */
export async function reload(page) {
  await page.reload({ waitUntil: "domcontentloaded" });
  await opened(page);
}

/** Goes to another address without a reload, as a link would. */
export async function go(page, hash) {
  await page.evaluate((hash) => {
    location.hash = hash;
  }, hash);
}

let folder = null;
/** Goes to an address and waits until nothing is being worked out any more and two frames were drawn. */
export async function shown(page, hash) {
  await go(page, hash);
  await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
  await page.waitForFunction(
    () => !document.querySelector("[data-testid=outcome][data-state=running], [data-testid=progress], [aria-busy=true]"),
    null,
    { timeout: T },
  );
  await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
}

/** A file on the disk, in folders if its name says so; its path. `content` is text or bytes. */
export async function onDisk(name, content) {
  if (folder === null) {
    folder = await mkdtemp(join(tmpdir(), "kefen-files-"));
    process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
  }
  const path = join(folder, name);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, content);
  return path;
}

/** Hands a file to the page. From the disk, as a person does: the page is not made to unpack it. */
export async function give(page, name, content) {
  await by(page, "file-input").first().setInputFiles(await onDisk(name, content));
}

/**
 * Hands a file to the page and stops its import when `share` per cent of it are done. Pressed in the page itself, by an observer that is
 * there before the file is: a fast machine would have read it by the time that its progress is heard of here.
 */
export async function giveAndStop(page, name, content, share = 0) {
  await page.evaluate((share) => {
    window.__stopped = false;
    const look = new MutationObserver(() => {
      const progress = document.querySelector("[data-testid=progress]");
      const cancel = progress?.querySelector("[data-testid=cancel]");
      const done = Number(progress?.querySelector("[role=progressbar]")?.getAttribute("aria-valuenow") ?? 0);
      if (cancel && done >= share) {
        look.disconnect();
        cancel.click();
        window.__stopped = true;
      }
    });
    look.observe(document.body, { subtree: true, childList: true, attributes: true });
  }, share);
  await give(page, name, content);
  await page.waitForFunction(() => window.__stopped, null, { timeout: T });
  await settled(page, ["ready"]);
}

/** Hands a file to the page and waits until it is stored; accepts the mapping if the page asks and `answers` says how. */
export async function load(page, name, content, answers = {}) {
  await give(page, name, content);
  let state = await settled(page);
  if (state === "review") {
    for (const [role, header] of Object.entries(answers)) {
      await by(page, `map-${role}`).selectOption({ label: header });
    }
    await by(page, "import-accept").click();
    state = await settled(page, ["ready", "failed"]);
  }
  if (state !== "ready") {
    throw new Error(`the import of ${name} ended as ${state}: ${await data(page, "failure", "code")}`);
  }
  await waitFor(page, "storage", "state", "saved", 60_000);
}

/** Waits until an import has come to something. It is `reading` from the moment the file is handed over. */
export const settled = (page, ends = ["ready", "review", "failed"]) => waitFor(page, "import-state", "state", ends, 60_000);

/** What the footer says of storage. */
export const stored = async (page) => ({
  state: await data(page, "storage", "state"),
  generation: await data(page, "storage", "generation"),
  rows: await data(page, "storage", "rows"),
  checksum: await data(page, "storage", "checksum"),
});

/** The balance of the import, as numbers. */
export async function reconciliation(page) {
  await by(page, "reconcile").first().waitFor({ state: "attached", timeout: T });
  const names = ["rows-in", "rows-kept", "rows-excluded", "rows-rejected", "rows-blank", "orders", "customers", "net"];
  const values = await Promise.all(names.map((name) => data(page, "reconcile", name)));
  return Object.fromEntries(names.map((name, at) => [name, Number(values[at])]));
}

/** Classes of a classifier: `[{ class, count, revenue }]`, in the order of the page. */
export async function classes(page, id) {
  await go(page, `#/classify/${id}`);
  await page.waitForFunction(
    (id) => {
      const outcome = document.querySelector("[data-testid=outcome]");
      return outcome?.dataset.classifier === id && outcome.dataset.state !== "running" && document.body.ariaBusy !== "true";
    },
    id,
    { timeout: T },
  );
  await waitFor(page, "outcome", "state", "done");
  return by(page, "class-row").evaluateAll((rows) =>
    rows.map((row) => ({ class: row.dataset.class, count: Number(row.dataset.count), revenue: Number(row.dataset.revenue) })),
  );
}

/** Ids of the classifiers that can run on the data that is loaded. */
export async function available(page) {
  await go(page, "#/classify");
  const cards = page.locator("[data-testid^='classifier-'][data-available]");
  await cards.first().waitFor({ state: "attached", timeout: T });
  const all = await cards.evaluateAll((all) =>
    all.filter((one) => one.dataset.available === "true").map((one) => one.dataset.testid.slice("classifier-".length)),
  );
  return [...new Set(all)];
}

/** Switches the language, if it is not the one already. */
export async function language(page, wanted) {
  for (let tries = 0; tries < 3 && (await data(page, "language", "lang")) !== wanted; tries += 1) {
    const control = by(page, "language").first();
    const tag = await control.evaluate((element) => element.tagName);
    await (tag === "SELECT" ? control.selectOption(wanted) : control.click());
    // A language that was never spoken is fetched first; a connection that was off may take a moment to be there.
    await waitFor(page, "language", "lang", wanted, 3_000).catch(() => {});
  }
  await waitFor(page, "language", "lang", wanted);
}

/** What axe finds wrong, as lines. Evaluated by the debugger, because the policy lets no foreign script in. */
export async function axe(page) {
  await page.evaluate(await axeSource());
  return page.evaluate(async () => {
    const { violations } = await globalThis.axe.run(document, {
      runOnly: { type: "tag", values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] },
    });
    // Two cuts may stand closer than a finger is wide. The field below the flags takes the same cuts as typed numbers, which is the
    // equivalent control that the criterion asks for and that axe can't know of.
    const excused = (id, node) => id === "target-size" && document.querySelector(node.target.join(" "))?.matches(".flag");
    return violations
      .map(({ id, nodes }) => ({ id, nodes: nodes.filter((node) => !excused(id, node)) }))
      .filter(({ nodes }) => nodes.length > 0)
      .map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(" ")).slice(0, 4).join(" | ")}`);
  });
}

/** Pixels by which the page is wider than its window; 0 when nothing scrolls sideways. */
export const overflow = (page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
