// Nothing leaves the device: every request is recorded, and the ways out are tried from the page and from inside its workers.

import assert from "node:assert/strict";
import { createServer } from "node:http";
import { after, before, test } from "node:test";
import { classes, launch, load, open, record, serveSite, shown } from "./harness.mjs";
import { shop } from "./shop.mjs";

let site, browser, stranger, hits;
before(async () => {
  site = await serveSite();
  browser = await launch();
  // A host that is not ours: another port is another origin. It answers everybody, so only the policy can refuse.
  hits = [];
  stranger = createServer((request, response) => {
    hits.push(request.url);
    response.writeHead(200, { "access-control-allow-origin": "*", "content-type": "text/javascript" }).end("1");
  });
  await new Promise((listening) => stranger.listen(0, "127.0.0.1", listening));
});
after(async () => {
  await browser?.close();
  await site?.close();
  stranger?.closeAllConnections();
  stranger?.close();
});

test("after the page is ready it asks for nothing more, and never asked another host", async () => {
  const page = await browser.newPage();
  const log = record(page);
  await open(page, site);
  // The storage was looked into: the engine runs, and that is the last part of the program.
  const before = log.requests.length;
  await load(page, "orders.csv", shop({ seed: 3 }).csv);
  await classes(page, "rfm");
  await classes(page, "lifecycle");
  for (const hash of ["#/", "#/data", "#/customers", "#/settings"]) {
    await shown(page, hash);
  }
  const network = (requests) => requests.map(({ url }) => url).filter((url) => !/^(blob|data):/.test(url));
  assert.deepEqual(network(log.requests.slice(before)), []);
  assert.deepEqual(network(log.requests).filter((url) => !url.startsWith(site.url)), []);
  assert.deepEqual(log.refusals, [], "the product itself never tries what its policy refuses");
  await page.close();
});

// Runs in the page and in its workers: tries each way out and names those that were open.
const probe = async (address) => {
  const tries = {
    fetch: () => fetch(`${address}/fetch`),
    "no-cors": () => fetch(`${address}/no-cors`, { mode: "no-cors" }),
    import: () => import(`${address}/import.js`),
    socket: () => new Promise((open, shut) => {
      const socket = new WebSocket(address.replace("http", "ws"));
      socket.onopen = open;
      socket.onerror = shut;
    }),
    events: () => new Promise((open, shut) => {
      const source = new EventSource(`${address}/events`);
      source.onopen = open;
      source.onerror = shut;
    }),
    xhr: () => new Promise((open, shut) => {
      const request = new XMLHttpRequest();
      request.onload = open;
      request.onerror = shut;
      request.open("GET", `${address}/xhr`);
      request.send();
    }),
  };
  if (typeof document === "undefined") {
    tries.scripts = async () => importScripts(`${address}/scripts.js`);
    tries.worker = () => new Promise((open, shut) => {
      const worker = new Worker(URL.createObjectURL(new Blob([`fetch("${address}/nested").then(()=>postMessage(1),()=>postMessage(0))`])));
      worker.onmessage = ({ data }) => (data ? open() : shut());
      worker.onerror = shut;
    });
  } else {
    const element = (name, attributes) => () => new Promise((open, shut) => {
      const made = Object.assign(document.createElement(name), attributes, { onload: open, onerror: shut });
      document.body.append(made);
      setTimeout(shut, 500);
    });
    tries.image = element("img", { src: `${address}/image.png` });
    tries.script = element("script", { src: `${address}/script.js` });
    tries.style = element("link", { rel: "stylesheet", href: `${address}/style.css` });
    tries.frame = async () => {
      await element("iframe", { src: `${address}/frame` })();
      // A refused frame says that it has loaded, too: it has loaded the page of an error. The host's own count decides.
      throw new Error("see the host");
    };
    tries.beacon = async () => {
      if (!navigator.sendBeacon(`${address}/beacon`, "x")) throw new Error("refused");
      await new Promise((wait) => setTimeout(wait, 300));
      // A beacon says yes before the policy says no: the host's own count decides.
      throw new Error("see the host");
    };
    tries.webrtc = async () => {
      if (typeof RTCPeerConnection === "undefined") throw new Error("gone");
    };
    tries.inline = async () => {
      const script = document.createElement("script");
      script.textContent = "window.__inline = 1";
      document.head.append(script);
      if (!window.__inline) throw new Error("refused");
    };
    tries.form = async () => {
      const form = Object.assign(document.createElement("form"), { action: `${address}/form`, method: "post", target: "_self" });
      document.body.append(form);
      form.submit();
      await new Promise((wait) => setTimeout(wait, 300));
      throw new Error("see the host");
    };
  }
  const open = [];
  for (const [name, attempt] of Object.entries(tries)) {
    const late = new Promise((_, shut) => setTimeout(() => shut(new Error("late")), 2_000));
    await Promise.race([Promise.resolve().then(attempt), late]).then(() => open.push(name), () => {});
  }
  return open;
};

test("the policy closes every way out, from the page and from inside its workers", async () => {
  const page = await browser.newPage();
  await open(page, site);
  await load(page, "orders.csv", shop({ rows: 50 }).csv);
  const address = `http://127.0.0.1:${stranger.address().port}`;
  const workers = page.workers();
  assert.ok(workers.length >= 1, "the engine runs in a worker");
  for (const worker of workers) {
    assert.deepEqual(await worker.evaluate(probe, address), [], `open in ${worker.url()}`);
  }
  assert.deepEqual(await page.evaluate(probe, address), [], "open in the page");
  assert.deepEqual(hits, [], "what reached the other host");
  await page.close();
});

test("nothing hangs on the page for outsiders to call", async () => {
  const page = await browser.newPage();
  await open(page, site);
  assert.equal(await page.evaluate(() => typeof window.kefen), "undefined");
  assert.equal(await page.evaluate(() => typeof window.wasmBindings), "undefined");
  await page.close();
});

test("in somebody else's frame there is only a link", async () => {
  const page = await browser.newPage();
  const body = `<!doctype html><iframe src="${site.url}" width="600" height="400"></iframe>`;
  await page.route(`${site.origin}/stranger`, (route) => route.fulfill({ contentType: "text/html", body }));
  await page.goto(`${site.origin}/stranger`);
  const frame = page.frameLocator("iframe");
  await frame.getByTestId("failure").waitFor();
  assert.equal(await frame.getByTestId("failure").getAttribute("data-code"), "framed");
  assert.equal(await frame.getByTestId("file-input").count(), 0);
  await page.close();
});
