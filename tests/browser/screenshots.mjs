// Pictures of the built site. `node screenshots.mjs readme|all FOLDER`; called by `cargo xtask screenshots`.

import { mkdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { by, go, language, launch, open, serveSite, waitFor } from "./harness.mjs";

const [which, folder] = process.argv.slice(2);
const PAGES = {
  overview: "#/",
  data: "#/data",
  quality: "#/data/quality",
  gallery: "#/classify",
  customers: "#/customers",
  settings: "#/settings",
};
const all = which === "all";
const README = { overview: PAGES.overview, rfm: "#/classify/rfm" };
const widths = all ? [1280, 390] : [1280];
const themes = all ? ["light", "dark"] : ["light"];
// A picture of the README is loaded by everybody who reads it.
const LIMIT = 200_000;

/** Every page: those that are always there, and the page of each classifier that the gallery shows. */
async function everything(page) {
  await go(page, PAGES.gallery);
  const cards = page.locator("a[data-testid^='classifier-'][data-available=true]");
  await cards.first().waitFor();
  const ids = await cards.evaluateAll((all) => all.map((card) => card.dataset.testid.replace("classifier-", "")));
  return { ...PAGES, ...Object.fromEntries(ids.map((id) => [id, `#/classify/${id}`])) };
}

/** What is far down is drawn too: a picture of the whole page does not scroll. */
const drawAll = () => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync("* { content-visibility: visible !important; }");
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
};

await mkdir(folder, { recursive: true });
const site = await serveSite();
const browser = await launch();
let heavy = [];
for (const theme of themes) {
  for (const width of widths) {
    const context = await browser.newContext({ colorScheme: theme, viewport: { width, height: width < 600 ? 844 : 800 }, reducedMotion: "reduce" });
    const page = await context.newPage();
    await open(page, site);
    if (all) {
      await page.evaluate(drawAll);
    }
    const shoot = async (name, lang) => {
      const path = join(folder, `${name}-${lang === "en" ? "en" : "zh"}-${theme}-${width}.png`);
      await page.waitForTimeout(500);
      await page.screenshot({ path, fullPage: all });
      if (!all && (await stat(path)).size > LIMIT) {
        heavy.push(path);
      }
    };
    for (const lang of all ? ["zh-CN", "en"] : []) {
      await language(page, lang);
      await shoot("empty", lang);
    }
    await page.locator("[data-testid^='sample-']").first().click();
    await waitFor(page, "storage", "state", "saved", 60_000);
    await page.waitForFunction(() => Number(document.querySelector("[data-testid=storage]")?.dataset.rows) > 0);
    const wanted = all ? await everything(page) : README;
    for (const lang of ["zh-CN", "en"]) {
      await language(page, lang);
      for (const [name, address] of Object.entries(wanted)) {
        await go(page, address);
        if (address.startsWith("#/classify/")) {
          await waitFor(page, "outcome", "state", "done");
        }
        await shoot(name, lang);
      }
      if (all) {
        await go(page, PAGES.customers);
        const row = by(page, "customer-row").first();
        await row.waitFor();
        await row.click();
        await by(page, "customer-page").first().waitFor();
        await shoot("customer", lang);
      }
    }
    await context.close();
  }
}
await browser.close();
await site.close();
if (heavy.length > 0) {
  console.error(`over ${LIMIT} bytes, make them smaller: ${heavy.join(", ")}`);
  process.exit(1);
}
