// A chart leaves the page as a picture: as a file, or on the clipboard, and where a browser refuses that, with a way out.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { by, classes, language, load, open, stage } from "./harness.mjs";
import { shop } from "./shop.mjs";

let site, browser;
stage((now) => ({ site, browser } = now));

async function withChart(options, script = null) {
  const context = await browser.newContext({ acceptDownloads: true, ...options });
  if (script) {
    await context.addInitScript(script);
  }
  const page = await context.newPage();
  await open(page, site);
  await load(page, "orders.csv", shop().csv);
  await language(page, "zh-CN");
  await classes(page, "rfm");
  await by(page, "chart").locator("svg").first().waitFor();
  return { context, page };
}

/** Waits until the clipboard holds this kind of thing. */
async function copied(page, type) {
  const types = () => page.evaluate(async () => (await navigator.clipboard.read()).flatMap((item) => item.types));
  for (let tries = 0; tries < 100 && !(await types()).includes(type); tries += 1) {
    await page.waitForTimeout(50);
  }
  assert.ok((await types()).includes(type), `${type} is on the clipboard`);
}

const allowed = { permissions: ["clipboard-read", "clipboard-write"] };

test("a chart is copied as SVG text and as a PNG twice its size, with Chinese text intact", async () => {
  const { context, page } = await withChart(allowed);
  const drawn = await by(page, "chart").first().locator("svg").first().evaluate((svg) => ({ width: svg.width.baseVal.value, height: svg.height.baseVal.value }));
  await by(page, "figure-copy-svg").first().click();
  await copied(page, "text/plain");
  const svg = await page.evaluate(() => navigator.clipboard.readText());
  assert.ok(svg.startsWith("<svg "));
  assert.match(svg, /[\u4e00-\u9fff]/, "words are text, not outlines");
  assert.ok(svg.trimEnd().endsWith("</svg>"));
  await by(page, "figure-copy-png").first().click();
  await copied(page, "image/png");
  const png = await page.evaluate(async () => {
    const [item] = await navigator.clipboard.read();
    const picture = await createImageBitmap(await item.getType("image/png"));
    return { types: item.types, width: picture.width, height: picture.height };
  });
  assert.deepEqual({ width: png.width, height: png.height }, { width: drawn.width * 2, height: drawn.height * 2 });
  assert.equal(await by(page, "copy-refused").count(), 0);
  await context.close();
});

const REFUSALS = {
  "a browser that refuses": () => {
    navigator.clipboard.write = navigator.clipboard.writeText = () => Promise.reject(new DOMException("no", "NotAllowedError"));
  },
  "a page without a clipboard": () => Object.defineProperty(navigator, "clipboard", { value: undefined }),
  "a browser without pictures on the clipboard": () => {
    delete globalThis.ClipboardItem;
    navigator.clipboard.writeText = () => Promise.reject(new DOMException("no", "NotAllowedError"));
  },
};
for (const [who, script] of Object.entries(REFUSALS)) {
  test(`${who} is answered with a sentence, and the picture can be saved instead`, async () => {
    const { context, page } = await withChart({}, script);
    for (const [format, magic] of [["svg", "<svg"], ["png", "\x89PNG"]]) {
      await by(page, `figure-copy-${format}`).first().click();
      const note = by(page, "copy-refused").first();
      await note.waitFor();
      assert.ok((await note.innerText()).trim().length > 10, "says it in words");
      const [download] = await Promise.all([page.waitForEvent("download"), note.getByRole("button").click()]);
      assert.match(download.suggestedFilename(), new RegExp(`\\.${format}$`));
      assert.ok((await readFile(await download.path())).toString("latin1").startsWith(magic));
    }
    await context.close();
  });
}
