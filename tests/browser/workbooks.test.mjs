// Workbooks and zips: unpacked in the browser by a module that comes with the first of them.

import assert from "node:assert/strict";
import { test } from "node:test";
import { deflateRawSync } from "node:zlib";
import { by, classes, data, give, go, load, open, reconciliation, settled, stage, waitFor } from "./harness.mjs";
import { shop } from "./shop.mjs";

let site, browser, context, page, log;
stage((now) => ({ site, browser, context, page, log } = now), { locale: "en-US" });

const crcTable = Array.from({ length: 256 }, (_, n) => {
  let c = n;
  for (let bit = 0; bit < 8; bit += 1) {
    c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
  }
  return c >>> 0;
});
const crc = (bytes) => (bytes.reduce((c, byte) => crcTable[(c ^ byte) & 0xff] ^ (c >>> 8), 0xffffffff) ^ 0xffffffff) >>> 0;

/** A zip of these files, `[name, text or bytes]`. */
function zip(files) {
  const [parts, directory] = [[], []];
  let at = 0;
  for (const [name, content] of files) {
    const [bytes, path] = [Buffer.from(content), Buffer.from(name)];
    const packed = deflateRawSync(bytes);
    const fixed = Buffer.alloc(26);
    fixed.writeUInt16LE(20, 0);
    fixed.writeUInt16LE(0x800, 2);
    fixed.writeUInt16LE(8, 4);
    fixed.writeUInt32LE(crc(bytes), 10);
    fixed.writeUInt32LE(packed.length, 14);
    fixed.writeUInt32LE(bytes.length, 18);
    fixed.writeUInt16LE(path.length, 22);
    const local = Buffer.concat([Buffer.from("PK\x03\x04", "latin1"), fixed, path, packed]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(at, 10);
    directory.push(Buffer.concat([Buffer.from("PK\x01\x02\x14\x00", "latin1"), fixed, tail, path]));
    parts.push(local);
    at += local.length;
  }
  const listed = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write("PK\x05\x06", "latin1");
  end.writeUInt16LE(files.length, 8);
  end.writeUInt16LE(files.length, 10);
  end.writeUInt32LE(listed.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...parts, listed, end]);
}

const letters = (n) => (n < 26 ? String.fromCharCode(65 + n) : letters(Math.floor(n / 26) - 1) + letters(n % 26));
const escape = (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
/** A sheet: numbers as numbers, days as days, the rest as text; `dimension` may lie. */
function sheet(rows, dimension) {
  const cell = (value, row, column) => {
    const at = `${letters(column)}${row + 1}`;
    if (/^\d{4}-\d\d-\d\d$/.test(value)) {
      return `<c r="${at}" s="1"><v>${Date.parse(value) / 86_400_000 + 25_569}</v></c>`;
    }
    return /^-?\d+\.\d+$/.test(value) ? `<c r="${at}"><v>${value}</v></c>` : `<c r="${at}" t="inlineStr"><is><t>${escape(value)}</t></is></c>`;
  };
  const lines = rows.map((row, at) => `<row r="${at + 1}">${row.map((value, column) => cell(value, at, column)).join("")}</row>`);
  return `<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">${dimension ? `<dimension ref="${dimension}"/>` : ""}<sheetData>${lines.join("")}</sheetData></worksheet>`;
}

/** A workbook of these sheets, `[name, rows]`. */
function workbook(sheets, dimension) {
  const types = sheets.map((_, n) => `<Override PartName="/xl/worksheets/sheet${n + 1}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>`);
  const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  return zip([
    ["[Content_Types].xml", `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>${types.join("")}</Types>`],
    ["_rels/.rels", `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`],
    ["xl/workbook.xml", `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="${office}"><sheets>${sheets.map(([name], n) => `<sheet name="${escape(name)}" sheetId="${n + 1}" r:id="s${n + 1}"/>`).join("")}</sheets></workbook>`],
    ["xl/_rels/workbook.xml.rels", `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${sheets.map((_, n) => `<Relationship Id="s${n + 1}" Type="${office}/worksheet" Target="worksheets/sheet${n + 1}.xml"/>`).join("")}<Relationship Id="st" Type="${office}/styles" Target="styles.xml"/></Relationships>`],
    ["xl/styles.xml", `<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>`],
    ...sheets.map(([, rows], n) => [`xl/worksheets/sheet${n + 1}.xml`, sheet(rows, dimension)]),
  ]);
}

const rowsOf = (csv) => csv.trim().split("\n").map((line) => line.split(","));
const near = (a, b) => assert.ok(Math.abs(a - b) < 0.005, `${a} is not ${b}`);

test("a workbook says what its CSV says; what unpacks it is fetched once, from here", async () => {
  const orders = shop();
  await open(page, site);
  await load(page, "orders.csv", orders.csv);
  const expected = await classes(page, "rfm");
  const asked = log.requests.length;
  await load(page, "orders.xlsx", workbook([["Orders", rowsOf(orders.csv)]], "A1:A1"));
  await go(page, "#/data");
  const balance = await reconciliation(page);
  assert.equal(balance["rows-in"], orders.rows);
  near(balance.net, orders.net);
  assert.deepEqual(await classes(page, "rfm"), expected);
  const later = log.requests.slice(asked).map(({ url }) => url).filter((url) => !url.startsWith("blob:"));
  assert.ok(later.length <= 2 && later.every((url) => url.startsWith(site.url) && /unpack-[0-9a-f]{16}/.test(url)), later.join());
  assert.deepEqual(log.errors, []);
});

test("a sheet that is no table is left out, and that is said", async () => {
  const orders = shop({ rows: 60 });
  await open(page, site);
  await load(page, "orders.xlsx", workbook([["Read me", [["Made by the shop"], ["ask Ann about it"]]], ["Orders", rowsOf(orders.csv)]]));
  await go(page, "#/data");
  assert.equal((await reconciliation(page))["rows-in"], orders.rows);
  assert.equal(await by(page, "file").count(), 1);
  assert.match(await page.locator("main").innerText(), /Read me/);
});

test("a zip of CSV and workbook is one table", async () => {
  const orders = shop({ rows: 200 });
  const [header, ...rows] = orders.csv.trim().split("\n");
  const part = (from, to) => `${[header, ...rows.slice(from, to)].join("\n")}\n`;
  await open(page, site);
  await load(page, "all.zip", zip([["2026/a.csv", part(0, 90)], ["2026/b.xlsx", workbook([["b", rowsOf(part(80, 200))]])], ["__MACOSX/._a.csv", "x"]]));
  await go(page, "#/data");
  const balance = await reconciliation(page);
  assert.equal(balance.orders, 200);
  near(balance.net, orders.net);
  assert.equal(await by(page, "file").count(), 2);
  assert.deepEqual(log.errors, []);
});

test("what can't be unpacked is refused by name, and the old data stays", async () => {
  const orders = shop({ rows: 60 });
  await open(page, site);
  await load(page, "orders.csv", orders.csv);
  // Forty megabytes of nothing in forty kilobytes, one sheet that ends in the middle, one with a document type.
  const bomb = zip([["a.csv", Buffer.alloc(40_000_000, 0x41)]]);
  const whole = workbook([["Orders", rowsOf(orders.csv)]]);
  const unsafe = zip([["xl/workbook.xml", "<!DOCTYPE x [<!ENTITY a 'b'>]><workbook/>"], ["_rels/.rels", "<!DOCTYPE x><Relationships/>"]]);
  for (const [name, bytes, code] of [
    ["bomb.zip", bomb, /archive_too_large/],
    ["half.xlsx", whole.subarray(0, whole.length / 2), /workbook_damaged/],
    ["unsafe.xlsx", unsafe, /workbook_(unsafe|damaged)/],
  ]) {
    await give(page, name, bytes);
    assert.equal(await settled(page, ["failed", "review", "ready"]), "failed", name);
    assert.match(await data(page, "failure", "code"), code);
    assert.match(await by(page, "failure").first().innerText(), new RegExp(name));
  }
  await go(page, "#/data");
  assert.equal((await reconciliation(page))["rows-in"], 60);
  await waitFor(page, "storage", "state", "saved");
});
