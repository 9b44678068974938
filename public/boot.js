// Starts the page, with the words of its language. A file of its own because the page's policy refuses inline scripts; the hashed names of
// the glue and of the module come from the element that loads this (see `pattern_script` in Trunk.toml), those of the words from the page.

// WebRTC is the one channel to the outside that a policy in a <meta> can't close.
for (const name of ["RTCPeerConnection", "webkitRTCPeerConnection", "RTCDataChannel"]) {
  delete globalThis[name];
}

const own = document.querySelector("script[data-js][data-wasm]");
const absolute = (address) => new URL(address, document.baseURI).href;

// The language that was chosen, else the browser's: Chinese of any kind is zh-CN, everything else English.
const language = () => {
  try {
    const chosen = JSON.parse(localStorage.getItem("kefen.language"));
    if (chosen === "zh-CN" || chosen === "en") {
      return chosen;
    }
  } catch {
    // Whoever allows no storage has chosen nothing.
  }
  return navigator.language.toLowerCase().startsWith("zh") ? "zh-CN" : "en";
};

// Whether more than the first screen will be shown at once: something is stored here, or the address is of another place.
const returning = () => {
  try {
    return localStorage.getItem("kefen.witness") !== null || !["", "#", "#/"].includes(location.hash);
  } catch {
    return true;
  }
};

// A part of its words; nothing in a development build, which has them in itself.
const words = async (name) => {
  const address = document.querySelector(`meta[name="words-${name}"]`).content;
  if (address === "") {
    return undefined;
  }
  const response = await fetch(absolute(address));
  if (!response.ok) {
    throw new Error(`${address}: ${response.status}`);
  }
  return response.text();
};

const program = async () => {
  const glue = await import(absolute(own.dataset.js));
  await glue.default({ module_or_path: absolute(own.dataset.wasm) });
  return glue;
};

// Instead of the program: one line, and the link that may help.
const instead = (code, lines, link) => {
  const box = document.createElement("main");
  box.setAttribute("role", "alert");
  box.dataset.testid = "failure";
  box.dataset.code = code;
  for (const [lang, text] of lines) {
    const line = document.createElement("p");
    line.lang = lang;
    line.textContent = text;
    box.append(line);
  }
  const anchor = document.createElement("a");
  Object.assign(anchor, { href: document.location.href, target: link, rel: "noopener", textContent: "Kefen 客分 ↻" });
  box.append(anchor);
  document.body.replaceChildren(box);
};

if (window.top !== window.self) {
  // A <meta> can't forbid framing. In a frame of somebody else's page nothing is shown that could be clicked by mistake.
  instead("framed", [["zh-CN", "请在单独的标签页中打开。"], ["en", "Open this in a tab of its own."]], "_blank");
} else {
  try {
    const lang = language();
    // A first visit waits for what its first screen says; the page fetches the rest.
    const parts = returning() ? [lang, `${lang}-rest`] : [lang];
    // All are on their way before any is waited for.
    const [{ start }, ...texts] = await Promise.all([program(), ...parts.map(words)]);
    start(lang, texts);
  } catch (error) {
    console.error(error);
    instead(
      "boot_failed",
      [
        ["zh-CN", "页面没能启动。请检查网络后重新加载；浏览器需为 2023 年以后的版本。"],
        ["en", "The page could not start. Check the connection and reload; the browser must be from 2023 or later."],
      ],
      "_self",
    );
  }
}
