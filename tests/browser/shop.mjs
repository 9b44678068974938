// Made-up shops for the tests, the same every time. Each gives a CSV and what must come out of it.

/** A small generator, so that a test that fails once fails always (mulberry32). */
export function random(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const day = (number) => new Date(Date.UTC(2025, 0, 1) + number * 86_400_000).toISOString().slice(0, 10);

/** Orders in a plain shape: `{ csv, rows, customers, net }`, net in units of money. */
export function shop({ rows = 400, customers = 80, seed = 7, time = false } = {}) {
  const next = random(seed);
  const seen = new Set();
  let cents = 0;
  const lines = ["customer_id,order_id,date,amount,product,channel"];
  for (let row = 0; row < rows; row += 1) {
    const customer = `C${String(Math.floor(Math.min(next(), next()) * customers)).padStart(4, "0")}`;
    const price = 500 + Math.floor(next() * 40_000);
    // Evenings, so that a zone that moved a day would show.
    const at = day(Math.floor((row * 500) / rows)) + (time ? ` 23:${String(Math.floor(next() * 60)).padStart(2, "0")}:30` : "");
    lines.push(`${customer},S${100_000 + row},${at},${(price / 100).toFixed(2)},Item ${row % 17},${row % 3 ? "web" : "shop"}`);
    seen.add(customer);
    cents += price;
  }
  return { csv: `${lines.join("\n")}\n`, rows, customers: seen.size, net: cents / 100 };
}

/** The rows of a shop several times over: so long on its way in, on any machine, that its progress is shown and it can be stopped. */
export function long({ csv }, times = 8) {
  const rows = csv.slice(csv.indexOf("\n") + 1);
  return csv + rows.repeat(times - 1);
}

/** Ids and cells that a spreadsheet, a browser or a careless program would trip over. */
export const NAUGHTY = [
  "=1+1",
  "+4915112345678",
  "@cmd",
  "-2+3",
  "<script>window.__xss=1</script>",
  '"><img src=x onerror="window.__xss=1">',
  "javascript:window.__xss=1",
  "０００１２３",
  "0000123",
  "王小明 🧧",
  "İstanbul",
  "O'Brien; DROP TABLE",
];

/** A shop whose customers and products are such texts. */
export function naughtyShop() {
  const quoted = (text) => `"${text.replaceAll('"', '""')}"`;
  const lines = ["customer_id,order_id,date,amount,product"];
  NAUGHTY.forEach((text, index) => {
    for (let order = 0; order <= index % 3; order += 1) {
      lines.push(`${quoted(text)},N${index}${order},${day(index * 9 + order * 30)},${(10 + index).toFixed(2)},${quoted(text)}`);
    }
  });
  return `${lines.join("\n")}\n`;
}

/** Headers that say nothing: who, when and how much must be asked. */
export function unclearShop() {
  const next = random(11);
  const lines = ["a,b,c,d,e"];
  for (let row = 0; row < 200; row += 1) {
    const price = () => (1 + Math.floor(next() * 90_000) / 100).toFixed(2);
    lines.push(`${1000 + Math.floor(next() * 40)},${5000 + Math.floor(next() * 60)},${day(row)},${price()},${price()}`);
  }
  return `${lines.join("\n")}\n`;
}
