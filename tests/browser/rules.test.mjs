// Rules of one's own: built of blocks, counted while they are, read and written as text, kept over a reload and over next month's file,
// exported, cleared, imported and dropped again; a link with rules is not one's own until one says so.

import assert from "node:assert/strict";
import { mkdir, readFile } from "node:fs/promises";
import { test } from "node:test";
import { axe, by, data, give, go, language, load, onDisk, open, overflow, reload, settled, stage, waitFor } from "./harness.mjs";
import { shop } from "./shop.mjs";

let site, page, log;
stage((now) => ({ site, page, log } = now), { locale: "en-US", acceptDownloads: true });

const orders = shop({ rows: 300 });
/** Net and number of orders by customer, counted here. */
const totals = new Map();
for (const line of orders.csv.trim().split("\n").slice(1)) {
  const [customer, , , amount] = line.split(",");
  const [net, count] = totals.get(customer) ?? [0, 0];
  totals.set(customer, [net + Number(amount), count + 1]);
}
const meeting = (test) => [...totals.values()].filter(([net, count]) => test(net, count)).length;

const outcome = async () => {
  await waitFor(page, "outcome", "state", "done");
};
const rule = (name) => page.locator(`[data-testid=rule][data-name="${name}"]`);
/** How many meet a rule and how many it takes, once that is `wanted`. */
const counted = async (name, wanted) => {
  const counts = rule(name).getByTestId("rule-counts");
  const read = async () => [Number(await counts.getAttribute("data-meets")), Number(await counts.getAttribute("data-takes"))];
  for (let tries = 0; tries < 200 && String(await read()) !== String(wanted); tries += 1) {
    await page.waitForTimeout(50);
  }
  assert.deepEqual(await read(), wanted, name);
};
const asText = async () => {
  await by(page, "rules-view-text").click();
  return page.locator("textarea[data-testid=param-rules]").inputValue();
};
const asBlocks = () => by(page, "rules-view-blocks").click();
const write = async (text) => {
  await by(page, "rules-view-text").click();
  await page.locator("textarea[data-testid=param-rules]").fill(text);
};
const names = () => by(page, "rule").evaluateAll((rules) => rules.map((rule) => rule.dataset.name));
/** The rules once they are those. */
const named = async (wanted) => {
  await page.waitForFunction(
    (wanted) => String([...document.querySelectorAll("[data-testid=rule]")].map((rule) => rule.dataset.name)) === wanted,
    String(wanted),
  );
};
const saved = () => waitFor(page, "storage", "state", "saved", 60_000);
const clean = () => assert.deepEqual([log.errors, log.refusals], [[], []]);

/** Pictures for whoever wants to look: `KEFEN_PICTURES=FOLDER`. */
const picture = async (name) => {
  if (process.env.KEFEN_PICTURES) {
    await mkdir(process.env.KEFEN_PICTURES, { recursive: true });
    await page.screenshot({ path: `${process.env.KEFEN_PICTURES}/${name}.png`, fullPage: true });
  }
};

test("a rule is built of blocks, counted, read as text, written as text, and still there after a reload", async () => {
  await open(page, site);
  await load(page, "orders.csv", orders.csv);
  await go(page, "#/classify/rules");
  await outcome();
  assert.deepEqual(await names(), []);

  await by(page, "rule-add").click();
  const first = by(page, "rule").first();
  await first.getByTestId("rule-name").fill("Big");
  await first.getByTestId("test-value").fill("800");
  const big = meeting((net) => net >= 800);
  assert.ok(big > 0 && big < totals.size);
  await counted("Big", [big, big]);
  await first.getByTestId("group-add-test").click();
  // Where it was made, there one goes on.
  await page.waitForFunction(() => document.activeElement.dataset.testid === "test-what" && document.activeElement.dataset.path === "1");
  const second = first.getByTestId("rule-test").nth(1);
  await second.getByTestId("test-what").selectOption("f:frequency");
  await second.getByTestId("test-value").fill("5");
  const both = meeting((net, count) => net >= 800 && count >= 5);
  await counted("Big", [both, both]);
  await first.getByTestId("group-join").selectOption("any");
  const any = meeting((net, count) => net >= 800 || count >= 5);
  await counted("Big", [any, any]);

  // A class of another classifier, and turned around.
  await by(page, "rule-add").click();
  const other = by(page, "rule").nth(1);
  await other.getByTestId("rule-name").fill("Not A");
  await other.getByTestId("test-what").selectOption("c:abc");
  await other.getByTestId("test-value").selectOption("a");
  await other.getByTestId("rule-not").click();
  await other.getByTestId("rule-remark").fill("the long tail");
  await other.getByTestId("rule-remark").press("Enter");
  assert.equal(await asText(), "Big: monetary >= 800 or frequency >= 5\nNot A: not abc = a # the long tail");
  await asBlocks();
  const [meets, takes] = await (async () => {
    await page.waitForFunction(() => document.querySelectorAll("[data-testid=rule-counts][data-meets]").length === 2);
    const counts = rule("Not A").getByTestId("rule-counts");
    return [Number(await counts.getAttribute("data-meets")), Number(await counts.getAttribute("data-takes"))];
  })();
  assert.ok(meets >= takes && takes > 0, `${meets} ${takes}`);
  await outcome();
  const rows = await by(page, "class-row").evaluateAll((rows) => rows.map((row) => [row.dataset.class, Number(row.dataset.count)]));
  assert.deepEqual(rows, [["Big", any], ["Not A", takes], ["other", totals.size - any - takes]]);

  // The order decides: moved up by the keyboard, it takes all whom it holds for.
  await rule("Not A").getByTestId("rule-up").focus();
  await page.keyboard.press("Enter");
  await named(["Not A", "Big"]);
  await counted("Not A", [meets, meets]);
  // At the top there is only one way left.
  assert.equal(await page.evaluate(() => document.activeElement.dataset.testid), "rule-down");
  await by(page, "rules-undo").click();
  await named(["Big", "Not A"]);

  // What can't be read is told by its line, kept, and put right among the blocks.
  const text = "# my rules\nBig: monetary >= 800 或 frequency ≥ 5\nodd: colour = red\nRest: *";
  await write(text);
  await page.locator("[data-testid=rule-odd-line][data-line='3']").waitFor();
  assert.equal(await by(page, "rule-odd-line").count(), 1);
  await asBlocks();
  assert.deepEqual(await names(), ["Big", "Rest"]);
  await rule("Rest").getByTestId("rule-name").fill("All others");
  assert.equal(await asText(), text.replace("Rest", "All others"));
  await asBlocks();
  await by(page, "rule-odd-text").fill("Few: frequency <= 1");
  await by(page, "rule-odd-text").press("Enter");
  await named(["Big", "Few", "All others"]);
  const few = meeting((net, count) => count <= 1);
  await counted("Few", [few, meeting((net, count) => count <= 1 && net < 800)]);

  // Nothing of it is in the address, and all of it is there after a reload and next month.
  assert.equal(new URL(page.url()).hash, "#/classify/rules");
  await saved();
  await reload(page);
  await named(["Big", "Few", "All others"]);
  const after = "# my rules\nBig: monetary >= 800 或 frequency ≥ 5\nFew: frequency <= 1\nAll others: *";
  assert.equal(await asText(), after);
  await asBlocks();
  await go(page, "#/data");
  await by(page, "add-files").click();
  await give(page, "june.csv", "customer_id,order_id,date,amount,product,channel\nC9999,Z1,2026-06-20,5000.00,Item 1,web\n");
  await settled(page, ["ready"]);
  await saved();
  await go(page, "#/classify/rules");
  await named(["Big", "Few", "All others"]);
  // Whoever is new this month has spent enough to be big.
  await counted("Big", [any + 1, any + 1]);
  await counted("All others", [totals.size + 1, totals.size - any - meeting((net, count) => count <= 1 && net < 800)]);
  clean();
});

test("rules are a file: exported, cleared, imported, dropped; what is none is refused, and undone is undone", async () => {
  await open(page, site);
  await load(page, "orders.csv", orders.csv);
  await go(page, "#/classify/rules");
  const text = "# 我的规则\n大客户: monetary >= 800 # 请先电话联系\n其余: not monetary >= 800";
  await write(text);
  await asBlocks();
  await named(["大客户", "其余"]);
  const [download] = await Promise.all([page.waitForEvent("download"), by(page, "rules-export").click()]);
  assert.equal(download.suggestedFilename(), "kefen-rules.txt");
  const file = await readFile(await download.path(), "utf8");
  assert.match(file, /^# kefen-rules 1/);
  assert.ok(file.endsWith(`\n${text}\n`), file);
  assert.doesNotMatch(file, /C\d{4}/);

  await write("");
  await asBlocks();
  await named([]);
  const choose = async (name, content) => {
    const [chooser] = await Promise.all([page.waitForEvent("filechooser"), by(page, "rules-import").click()]);
    await chooser.setFiles(await onDisk(name, content));
  };
  await choose("kefen-rules.txt", file);
  await named(["大客户", "其余"]);
  assert.equal(await asText(), text);
  await asBlocks();

  await choose("notes.txt", "VIP: *\n");
  await waitFor(page, "failure", "code", "rules_not_one");
  assert.deepEqual(await names(), ["大客户", "其余"]);
  await choose("kefen-rules.txt", "# kefen-rules 9\nVIP: *\n");
  await waitFor(page, "failure", "code", "rules_newer");

  // On any page, beside a table or alone: what begins as rules is rules, and the data stays.
  await go(page, "#/data");
  await give(page, "from-a-friend.txt", "# kefen-rules 1\r\nVIP: monetary >= 100\r\n");
  await page.waitForFunction(() => location.hash === "#/classify/rules");
  await named(["VIP"]);
  await by(page, "rules-undo").click();
  await named(["大客户", "其余"]);
  await outcome();
  await saved();
  await reload(page);
  await named(["大客户", "其余"]);
  clean();
});

test("a link with rules wins for the moment, and only that", async () => {
  await open(page, site);
  await load(page, "orders.csv", orders.csv);
  await go(page, "#/classify/rules");
  await write("Mine: monetary >= 800");
  await asBlocks();
  await named(["Mine"]);
  await saved();
  await open(page, site, `#/classify/rules?rules=${encodeURIComponent("Theirs: frequency >= 5")}`);
  await by(page, "rules-linked").waitFor();
  await named(["Theirs"]);
  const five = meeting((net, count) => count >= 5);
  await counted("Theirs", [five, five]);
  // An edit stays in the address.
  await rule("Theirs").getByTestId("test-value").fill("6");
  await page.waitForFunction(() => decodeURIComponent(location.hash).includes("frequency >= 6"));
  await by(page, "rules-own").click();
  await named(["Mine"]);
  await page.waitForFunction(() => location.hash === "#/classify/rules");
  await page.goBack().catch(() => {});
  await open(page, site, `#/classify/rules?rules=${encodeURIComponent("Theirs: frequency >= 5")}`);
  await reload(page);
  await named(["Theirs"]);
  await by(page, "rules-adopt").click();
  await page.waitForFunction(() => location.hash === "#/classify/rules");
  await saved();
  await reload(page);
  await named(["Theirs"]);
  clean();
});

test("the editor is for everybody: both languages and themes, wide and narrow, without a pointer", async () => {
  await open(page, site);
  await load(page, "orders.csv", orders.csv);
  await load(page, "people.csv", `customer_id,name,level\n${[...totals.keys()].map((id, at) => `${id},N ${id},${at % 3 ? "gold" : "silver"}`).join("\n")}\n`);
  await go(page, "#/classify/rules");
  await write(
    '# who gets a calendar\nBest: (monetary >= 800 or frequency >= 5) and not lifecycle in (lost, inactive) # call them\nGold: "level" = "gold" and discount_share > 0.25\nTop recency: rfm.r_score >= 4 and channel in ()\nodd one\nNobody: abc = a',
  );
  await asBlocks();
  await named(["Best", "Gold", "Top recency", "Nobody"]);
  await outcome();
  assert.equal(await rule("Gold").getByTestId("test-what").first().inputValue(), "k:level");
  assert.equal(await rule("Top recency").getByTestId("test-which").first().inputValue(), "r_score");
  for (const [width, lang, scheme] of [[1280, "en", "light"], [1280, "zh-CN", "dark"], [390, "zh-CN", "light"], [390, "en", "dark"]]) {
    await page.setViewportSize({ width, height: 900 });
    await page.emulateMedia({ colorScheme: scheme });
    await language(page, lang);
    await outcome();
    for (const view of ["blocks", "text"]) {
      await by(page, `rules-view-${view}`).click();
      assert.deepEqual(await axe(page), [], `${width} ${lang} ${scheme} ${view}`);
      assert.equal(await overflow(page), 0, `${width} ${lang} ${view}`);
      await picture(`rules-${view}-${width}-${lang}-${scheme}`);
    }
    await asBlocks();
  }
  clean();
});
