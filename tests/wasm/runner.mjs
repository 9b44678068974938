// Runs a test program of Rust in Chromium: `node runner.mjs PROGRAM.wasm [FILTER]…`, as cargo calls it.
//
// wasm-bindgen-test-runner makes a page of the program and serves it; the browser is driven as in every other browser test. Its own
// way would need a chromedriver of exactly the browser's version, which not every machine can get, and may wait for it for ever.

import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { launch } from "../browser/harness.mjs";

/** Seconds for making the page, and again for the tests. */
const LIMIT = 150;

const server = spawn(process.env.KEFEN_TEST_RUNNER ?? "wasm-bindgen-test-runner", process.argv.slice(2), {
  env: { ...process.env, NO_HEADLESS: "1", WASM_BINDGEN_TEST_ADDRESS: "127.0.0.1:0" },
  stdio: ["ignore", "pipe", "inherit"],
});

/** The end, whatever hangs: the server is killed, and the driver kills the browser when this process goes. */
function end(status, why = null) {
  if (why !== null) {
    console.error(why);
  }
  server.kill("SIGKILL");
  process.exit(status);
}
const limit = (what) => setTimeout(() => end(1, `${what} took more than ${LIMIT} seconds; what was said until then stands above`), LIMIT * 1000);
const making = limit("making a page of the tests");
server.on("error", (error) => end(1, `wasm-bindgen-test-runner can't be started (${error.message}): run \`cargo xtask test --only wasm\``));

const address = await new Promise((found) => {
  createInterface({ input: server.stdout }).on("line", (line) => {
    const at = line.match(/available at (http:\S+)/);
    if (at) {
      found(at[1]);
    } else if (/no tests to run/.test(line)) {
      console.log(line);
    }
  });
  // It serves until it is killed; ending by itself means that there is nothing to serve.
  server.on("exit", (status) => end(status ?? 1, status === 0 ? null : "the page of the tests can't be made"));
});

clearTimeout(making);
limit("running the tests");

try {
  const browser = await launch();
  const page = await browser.newPage();
  page.on("crash", () => end(1, "the page with the tests crashed"));
  page.on("pageerror", (error) => console.error(`${error.name}: ${error.message}`));
  await page.goto(address);
  let shown = 0;
  for (;;) {
    const text = await page.locator("#output").textContent();
    const whole = text.replace(/^Loading[^\n]*\n*/, "");
    process.stdout.write(whole.slice(shown));
    shown = Math.max(shown, whole.length);
    const result = whole.match(/^test result: (\w+)\..*$/m);
    if (result) {
      await browser.close();
      end(result[1] === "ok" ? 0 : 1);
    }
    await new Promise((wait) => setTimeout(wait, 100));
  }
} catch (error) {
  end(1, `the tests can't be run in Chromium: ${error.message}`);
}
