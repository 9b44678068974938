// The way of a person through the product: a file in, classes out, a reload, a file out, everything gone.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import { available, by, classes, data, give, go, load, open, reconciliation, reload, settled, shown, stage, stored, waitFor } from "./harness.mjs";
import { NAUGHTY, naughtyShop, shop, unclearShop } from "./shop.mjs";

let site, browser, context, page, log;
stage((now) => ({ site, browser, context, page, log } = now), { locale: "en-US", acceptDownloads: true });

const sum = (rows, name) => rows.reduce((total, row) => total + row[name], 0);
const near = (a, b, what) => assert.ok(Math.abs(a - b) < 0.005, `${what}: ${a} is not ${b}`);

/** The text of the file that a click downloads. */
async function downloaded(element) {
  const [download] = await Promise.all([page.waitForEvent("download"), element.click()]);
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
}

test("a file becomes classes, and every classifier accounts for every customer and every cent", async () => {
  const orders = shop();
  await open(page, site);
  await load(page, "orders.csv", orders.csv);
  await go(page, "#/data");
  const balance = await reconciliation(page);
  assert.equal(balance["rows-in"], orders.rows);
  assert.equal(balance["rows-in"], balance["rows-kept"] + balance["rows-excluded"] + balance["rows-rejected"] + balance["rows-blank"]);
  assert.equal(balance.customers, orders.customers);
  near(balance.net, orders.net, "net");
  const ids = await available(page);
  for (const id of ["rfm", "rfm_eight", "abc", "value_tier", "frequency", "lifecycle"]) {
    assert.ok(ids.includes(id), `${id} can run; there are ${ids}`);
  }
  for (const id of ids) {
    const rows = await classes(page, id);
    assert.ok(rows.length >= 1, `${id} has classes`);
    assert.equal(sum(rows, "count"), balance.customers, `customers of ${id}`);
    near(sum(rows, "revenue"), balance.net, `revenue of ${id}`);
    assert.ok(Number(await data(page, "outcome", "ms")) >= 0);
  }
  assert.equal((await classes(page, "rfm")).length, 11);
  assert.deepEqual(log.errors, []);
});

test("any column is chosen from those of the files; one that isn't there is told", async () => {
  const [head, ...rows] = shop().csv.trimEnd().split("\n");
  const csv = [`${head},colour,shape`, ...rows.map((row) => `${row},${row < "C0040" ? "red" : "blue"},${row < "C0020" ? "round" : "flat"}`)];
  await open(page, site);
  await load(page, "orders.csv", `${csv.join("\n")}\n`);
  const column = by(page, "param-column");
  const invalid = (wanted) =>
    page.waitForFunction((wanted) => document.querySelector("[data-testid=param-column]")?.ariaInvalid === wanted, wanted);
  const ids = async () => (await by(page, "class-row").evaluateAll((all) => all.map((row) => row.dataset.class))).sort();
  await classes(page, "attribute");
  assert.deepEqual(await column.locator("option").allTextContents(), ["colour", "shape"]);
  assert.deepEqual(await ids(), ["blue", "red"]);
  await column.selectOption({ label: "shape" });
  await page.waitForFunction(() => location.hash.endsWith("?column=shape"));
  await page.waitForFunction(() => document.querySelector("[data-class=round]") !== null);
  assert.deepEqual(await ids(), ["flat", "round"]);
  assert.equal(await column.inputValue(), "shape");
  await invalid("false");
  await go(page, "#/classify/attribute?column=nowhere");
  await invalid("true");
  assert.equal(await column.inputValue(), "nowhere");
  assert.match(await page.locator("#hint-column").innerText(), /nowhere/);
  assert.deepEqual(await ids(), ["blue", "red"]);
  await column.selectOption({ label: "colour" });
  await invalid("false");
  assert.deepEqual(log.errors, []);
});

test("rows copied in a spreadsheet are pasted like a file; what is pasted into a field is the field's", async () => {
  const orders = shop();
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await open(page, site);
  // As a spreadsheet copies: tabs between cells, CR and LF behind rows, quotes where a cell holds a quote.
  const rows = orders.csv.replaceAll(",", "\t").replaceAll("\n", "\r\n").replace("Item 3", '"Item ""3"""');
  const paste = async (text) => {
    await page.evaluate((text) => navigator.clipboard.writeText(text), text);
    await page.keyboard.press("ControlOrMeta+V");
  };
  await paste("a word");
  assert.equal(await data(page, "import-state", "state"), "idle", "a word is no table");
  await paste(rows);
  await settled(page);
  await waitFor(page, "storage", "state", "saved", 60_000);
  await go(page, "#/data");
  const balance = await reconciliation(page);
  assert.equal(balance["rows-in"], orders.rows);
  assert.equal(balance.customers, orders.customers);
  near(balance.net, orders.net, "net");
  await go(page, "#/customers");
  const search = page.getByRole("searchbox").first();
  await search.focus();
  await paste("C0001\nC0002");
  assert.match(await search.inputValue(), /C0001/);
  await go(page, "#/data");
  assert.deepEqual(await reconciliation(page), balance, "what was pasted into a field is no import");
  assert.deepEqual(log.errors, []);
});

test("a reload brings everything back, from any address", async () => {
  const orders = shop();
  await open(page, site);
  await load(page, "orders.csv", orders.csv);
  const [was, before] = [await stored(page), await classes(page, "rfm")];
  assert.equal(was.state, "saved");
  assert.equal(Number(was.rows), orders.rows);
  assert.ok(was.checksum && was.generation);
  await reload(page);
  assert.deepEqual(await classes(page, "rfm"), before);
  assert.deepEqual(await stored(page), was);
  const other = await context.newPage();
  await open(other, site, "#/classify/abc");
  await waitFor(other, "outcome", "state", "done");
  assert.deepEqual(log.errors, []);
});

test("a parameter and the as-of day recount, and a reset day gives the old classes", async () => {
  await open(page, site);
  await load(page, "orders.csv", shop().csv);
  const before = await classes(page, "lifecycle");
  const asOf = by(page, "as-of").first();
  const day = await asOf.inputValue();
  await asOf.fill("2025-06-01");
  await page.waitForFunction(
    (before) => [...document.querySelectorAll("[data-testid=class-row]")].map((row) => row.dataset.count).join() !== before,
    before.map((row) => row.count).join(),
  );
  const earlier = await classes(page, "lifecycle");
  assert.notDeepEqual(earlier, before);
  await asOf.fill(day);
  await page.waitForFunction(
    (before) => [...document.querySelectorAll("[data-testid=class-row]")].map((row) => row.dataset.count).join() === before,
    before.map((row) => row.count).join(),
  );
  assert.deepEqual(await classes(page, "lifecycle"), before);
});

test("an export has a mark for spreadsheets, a guard for formulas, and one line per customer", async () => {
  await open(page, site);
  await load(page, "naughty.csv", naughtyShop(), { customer: "customer_id", date: "date", amount: "amount" });
  await classes(page, "abc");
  const { name, bytes } = await downloaded(by(page, "export-csv").first());
  assert.match(name, /\.csv$/);
  assert.deepEqual([...bytes.subarray(0, 3)], [0xef, 0xbb, 0xbf], "starts with a byte order mark");
  const lines = bytes.toString("utf8").slice(1).split(/\r?\n/).filter(Boolean);
  assert.equal(lines.length, NAUGHTY.length + 1, "a header, then everybody");
  for (const line of lines) {
    assert.doesNotMatch(line, /^"?[=+\-@]/, `${line} would run in a spreadsheet`);
  }
  for (const text of NAUGHTY.filter((text) => !text.includes('"'))) {
    assert.ok(lines.some((line) => line.includes(text)), `${text} is there unchanged`);
  }
  assert.equal(await page.evaluate(() => window.__xss), undefined);
});

test("text of the user's is text on every page", async () => {
  await open(page, site);
  await load(page, "<img src=x onerror=window.__xss=1>.csv", naughtyShop(), { customer: "customer_id", date: "date", amount: "amount" });
  for (const hash of ["#/", "#/data", "#/classify", "#/classify/rfm", "#/classify/abc", "#/customers", "#/settings"]) {
    await shown(page, hash);
  }
  for (const text of NAUGHTY) {
    await go(page, `#/customer/${encodeURIComponent(text)}`);
    await by(page, "customer-page").first().waitFor({ timeout: 10_000 });
    assert.ok((await by(page, "customer-page").first().innerText()).includes(text), `${text} is shown as it is`);
  }
  assert.equal(await page.evaluate(() => window.__xss), undefined);
  assert.equal(await page.locator("img[src=x], script:not([src])").count(), 0);
  assert.deepEqual(log.errors, []);
});

test("the sample shows the product to somebody without a file, and forgetting leaves nothing", async () => {
  await open(page, site);
  const sample = page.locator("[data-testid^='sample-']").first();
  await sample.waitFor();
  await sample.click();
  await settled(page, ["ready"]);
  await waitFor(page, "storage", "state", "saved");
  const groups = (await classes(page, "rfm")).filter((row) => row.class !== "no_orders");
  assert.equal(groups.length, 11, "eleven groups, beside those without an order");
  await go(page, "#/settings");
  await by(page, "forget-all").first().click();
  await page.locator("[data-testid=confirm]:visible").click();
  await waitFor(page, "import-state", "state", "idle");
  await waitFor(page, "storage", "rows", "0");
  const left = await page.evaluate(async () => ({
    databases: (await indexedDB.databases()).map((one) => one.name),
    caches: await caches.keys(),
    local: Object.keys(localStorage),
  }));
  await reload(page);
  assert.equal(await data(page, "import-state", "state"), "idle");
  assert.equal((await stored(page)).rows, "0");
  assert.deepEqual(left.caches, []);
  assert.ok(left.local.every((key) => !/workspace|witness/.test(key)), `localStorage still has ${left.local}`);
  // An empty database of the next session may be there; rows may not.
  for (const name of left.databases) {
    const rows = await page.evaluate(
      (name) => new Promise((done) => {
        const open = indexedDB.open(name);
        open.onsuccess = () => {
          const stores = [...open.result.objectStoreNames].filter((store) => store === "blocks");
          if (stores.length === 0) {
            open.result.close();
            done(0);
            return;
          }
          const count = open.result.transaction(stores).objectStore("blocks").count();
          count.onsuccess = () => {
            open.result.close();
            done(count.result);
          };
        };
        open.onerror = () => done(-1);
      }),
      name,
    );
    assert.equal(rows, 0, `${name} still has blocks`);
  }
});

test("unclear headers are asked about, and the answer is what is counted", async () => {
  await open(page, site);
  await give(page, "unclear.csv", unclearShop());
  assert.equal(await settled(page), "review");
  for (const [role, header] of [["customer", "a"], ["order", "b"], ["date", "c"], ["amount", "d"]]) {
    await by(page, `map-${role}`).selectOption({ label: header });
  }
  await by(page, "import-accept").click();
  await settled(page, ["ready"]);
  await waitFor(page, "storage", "state", "saved");
  await go(page, "#/data");
  const balance = await reconciliation(page);
  assert.equal(balance["rows-in"], 200);
  const rows = unclearShop().trim().split("\n").slice(1).map((line) => line.split(","));
  assert.equal(balance.customers, new Set(rows.map((row) => row[0])).size);
  near(balance.net, rows.reduce((total, row) => total + Number(row[3]), 0), "net is the chosen column");
});

test("a review with a column still to be chosen says so, and is not called clear", async () => {
  await open(page, site);
  await load(page, "orders.csv", shop().csv);
  await go(page, "#/data");
  await by(page, "review-again").click();
  assert.equal(await settled(page, ["review", "failed"]), "review");
  const head = page.locator("h1");
  const clear = await head.innerText();
  const column = (role) => by(page, `map-${role}`).evaluate((select) => select.selectedOptions[0].label);
  const [customer, amount] = [await column("customer"), await column("amount")];
  await by(page, "map-amount").selectOption({ label: customer });
  await page.waitForFunction((clear) => document.querySelector("h1").innerText !== clear, clear);
  assert.equal(await by(page, "import-accept").isDisabled(), true);
  await by(page, "map-customer").selectOption({ label: customer });
  // What is lacking now is the amount: the button knows without asking.
  await page.waitForFunction(() => document.querySelector("[data-testid=map-customer]").value !== "");
  assert.equal(await by(page, "import-accept").isDisabled(), true);
  await by(page, "map-amount").selectOption({ label: amount });
  await page.waitForFunction(() => !document.querySelector("[data-testid=import-accept]").disabled);
  assert.equal(await head.innerText(), clear);
});

test("refunds after the last order are told, and counted from the day after them", async () => {
  await open(page, site);
  const rows = ["C1,1,2026-01-01,100", "C2,2,2026-01-31,200", "C1,3,2026-02-10,-45", "C9,4,2026-02-12,-5"];
  await load(page, "late.csv", `customer_id,order_id,order_date,amount\n${rows.join("\n")}\n`);
  await go(page, "#/data");
  near((await reconciliation(page)).net, 300, "before the refunds");
  await by(page, "look-from").first().click();
  await page.waitForFunction(() => document.querySelector("[data-testid=as-of]").value === "2026-02-13");
  await page.waitForFunction(() => !document.querySelector("[data-testid=look-from]"));
  near((await reconciliation(page)).net, 250, "with them");
});

// The bytes are those of the project's own fixtures; what they say is written beside them in tests/corpus.rs.
const fixture = (name) => readFile(new URL(`../fixtures/ingest/${name}`, import.meta.url));

test("files in older encodings are read as they were written", async () => {
  await open(page, site);
  for (const [name, net] of [["traditional-big5.csv", 3420], ["wide-utf-16.csv", 296.5], ["chinese-gb18030.csv", 1318.5]]) {
    await give(page, name, await fixture(name));
    assert.equal(await settled(page), "ready", name);
    await go(page, "#/data");
    near((await reconciliation(page)).net, net, name);
  }
  // Asked about its columns, a file shows its first line as each encoding would read it; a wrong choice can be taken back.
  await give(page, "korean-euc-kr.csv", await fixture("korean-euc-kr.csv"));
  assert.equal(await settled(page), "review");
  const korean = by(page, "reading-euc-kr");
  assert.match(await korean.innerText(), /고객번호/);
  const amounts = () => by(page, "map-amount").evaluate((select) => [...select.options].map((option) => option.label).join());
  const was = await amounts();
  await page.locator("[data-testid^=reading-]").nth(1).click();
  await page.waitForFunction((was) => [...document.querySelector("[data-testid=map-amount]").options].map((option) => option.label).join() !== was, was);
  await korean.click();
  await page.waitForFunction(() => [...document.querySelector("[data-testid=map-amount]").options].some((option) => option.label === "결제금액"));
  await by(page, "map-amount").selectOption({ label: "결제금액" });
  await by(page, "import-accept").click();
  await settled(page, ["ready"]);
  await go(page, "#/data");
  near((await reconciliation(page)).net, 32000, "won");
});

test("a file that was clear can be read differently, at once and after a reload", async () => {
  await open(page, site);
  const one = shop();
  const doubled = one.csv.trim().split("\n").map((line, index) => `${line},${index === 0 ? "net_sales" : 1}`).join("\n");
  await load(page, "orders.csv", doubled);
  await go(page, "#/data");
  near((await reconciliation(page)).net, one.net, "the amounts");
  const take = async (header) => {
    assert.equal(await settled(page, ["review", "failed"]), "review");
    await by(page, "map-amount").selectOption({ label: header });
    await by(page, "import-accept").click();
    await settled(page, ["ready", "failed"]);
    await waitFor(page, "storage", "state", "saved");
    await go(page, "#/data");
    return (await reconciliation(page)).net;
  };
  await by(page, "review-again").click();
  near(await take("net_sales"), one.rows, "every row is worth one");

  await reload(page);
  const [chooser] = await Promise.all([page.waitForEvent("filechooser"), by(page, "review-again").click()]);
  await chooser.setFiles({ name: "orders.csv", mimeType: "text/csv", buffer: Buffer.from(doubled) });
  assert.equal(await settled(page, ["review", "failed"]), "review");
  assert.equal(await by(page, "map-amount").evaluate((select) => select.selectedOptions[0].label), "net_sales", "as it was read");
  near(await take("amount"), one.net, "the amounts again");
});

const lines = (header, line, count = 50) => `${[header, ...Array.from({ length: count }, (_, i) => line(i))].join("\n")}\n`;
const day = (i) => `2025-0${1 + (i % 9)}-1${i % 10}`;
// Name, content, and the code; or the question that the page asks where a person can still say what is meant.
const BAD = [
  ["empty.csv", "", "empty_file"],
  ["blank.csv", "\n\n \n", "empty_file"],
  ["header only.csv", "customer_id,order_id,date,amount\n", "no_rows"],
  ["picture.csv", Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52, 0, 0, 0, 0]), "binary_file"],
  ["workbook.csv", Buffer.concat([Buffer.from("PK\x03\x04"), Buffer.alloc(200, 7)]), "archive_damaged"],
  ["nobody.csv", lines("order_id,date,amount", (i) => `S${i},${day(i)},${i}.50`), "no_customer_column"],
  ["never.csv", lines("customer_id,order_id,amount", (i) => `C${i % 9},S${i},${i}.50`), "no_date_column"],
  ["letter.csv", "Dear Sir or Madam,\nthank you for your order.\nYours faithfully\n", /./],
  ["stock.csv", lines("sku,title,stock,weight_g", (i) => `K${i},Thing ${i},${i * 3},${100 + i}`), /./],
];
for (const [name, content, code] of BAD) {
  test(`${name} is refused with a reason, and the data of before is unharmed`, async () => {
    await open(page, site);
    await load(page, "orders.csv", shop().csv);
    const was = await stored(page);
    await give(page, name, content);
    assert.equal(await settled(page), "failed");
    const failure = by(page, "failure").first();
    await failure.waitFor();
    const seen = await failure.getAttribute("data-code");
    assert.ok(code instanceof RegExp ? code.test(seen) : seen === code, `the code is ${seen}, not ${code}`);
    assert.ok((await failure.innerText()).trim().length > 10, "says it in words");
    assert.deepEqual(await stored(page), was);
    assert.equal((await classes(page, "rfm")).length, 11, "and is still what is shown");
    await reload(page);
    assert.deepEqual(await stored(page), was);
    assert.deepEqual(log.errors, []);
  });
}

test("a column of dates that are none is asked about, and nothing is stored meanwhile", async () => {
  await open(page, site);
  await load(page, "orders.csv", shop().csv);
  const was = await stored(page);
  await give(page, "bad dates.csv", lines("customer_id,order_id,date,amount", (i) => `C${i},S${i},2025-13-45,1.00`));
  assert.ok(["review", "failed"].includes(await settled(page)));
  assert.deepEqual(await stored(page), was);
});

test("a quote that is never closed takes no other row with it", async () => {
  await open(page, site);
  const rows = Array.from({ length: 50 }, (_, i) => `C${i},S${i},${day(i)},1.00`);
  await load(page, "open quote.csv", `customer_id,order_id,date,amount\n"C1,S1,2025-01-01,1.00\n${rows.join("\n")}\n`);
  await go(page, "#/data");
  const balance = await reconciliation(page);
  assert.equal(balance["rows-in"], balance["rows-kept"] + balance["rows-excluded"] + balance["rows-rejected"] + balance["rows-blank"]);
  assert.ok(balance["rows-kept"] >= 50, `${balance["rows-kept"]} rows are kept`);
});
