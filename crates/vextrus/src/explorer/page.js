// The API reference, read from /openapi.json. Nothing is kept but the language.
"use strict";

const WORDS = {
  en: {
    skip: "Skip to the content", api: "API reference", search: "Search operations (press /)", operations: "Operations",
    account: "Who is signed in", tenant: "Organization (short name)", email: "E-mail", password: "Password",
    otp: "Code of your authenticator, if you use one", signIn: "Sign in", token: "Access token",
    tokenNote: "For example of “vextrus token”. It is forgotten when this page closes.", useToken: "Use this token",
    signOut: "Sign out", close: "Close", nobody: "Sign in", nobodyLong: "Nobody is signed in.",
    withToken: "with a token", signedIn: "Signed in as {who}.", found: "{n} operations", none: "Nothing is called that.",
    noLogin: "Signing in with a password is not available here. Use an access token.",
    wrongToken: "This token is not accepted.", back: "← All operations", needs: "Needs the permission",
    roles: "Held at first by the owner, the administrator", rolesEnd: ".", anybody: "Anybody may call this, signed in or not.",
    anySigned: "For whoever is signed in.", sensitive: "Sensitive: granted by name only.",
    parameters: "Parameters", body: "Body", answer: "Answer", errors: "Refusals", name: "Name", type: "Type",
    meaning: "Meaning", required: "required", example: "Example", status: "Status", code: "Code", tryIt: "Try it",
    key: "Idempotency-Key", fresh: "New", send: "Send", sending: "Sending…", noAnswer: "No answer came: {why}",
    took: "{ms} ms", request: "Request", nothing: "The answer has no body.", copy: "Copy", copied: "Copied",
    command: "On the command line", page: "Answers a page of a list. Send “next” as “after” to get the following one.",
    badJson: "The body is not JSON: {why}", start: "Choose an operation.", file: "The reference as a file",
    listOf: "list of {type}", or: " or ", none_: "nothing", failed: "The reference could not be loaded.",
    absent: "(not sent)", asFile: "Refusals come as application/problem+json with these fields:", place: { path: "path", query: "query", header: "header" },
    types: { string: "text", integer: "whole number", number: "number", boolean: "yes or no", object: "object", array: "list", null: "null",
      date: "date", "date-time": "instant", uuid: "id", uri: "address" },
  },
  bn: {
    skip: "মূল অংশে যান", api: "এপিআই নির্দেশিকা", search: "অপারেশন খুঁজুন (/ চাপুন)", operations: "অপারেশন",
    account: "কে সাইন ইন করেছেন", tenant: "প্রতিষ্ঠান (সংক্ষিপ্ত নাম)", email: "ই-মেইল", password: "পাসওয়ার্ড",
    otp: "অথেনটিকেটরের কোড, ব্যবহার করে থাকলে", signIn: "সাইন ইন করুন", token: "অ্যাক্সেস টোকেন",
    tokenNote: "যেমন “vextrus token” থেকে পাওয়া। পাতাটি বন্ধ করলে এটি আর মনে রাখা হয় না।", useToken: "এই টোকেন ব্যবহার করুন",
    signOut: "সাইন আউট করুন", close: "বন্ধ করুন", nobody: "সাইন ইন", nobodyLong: "কেউ সাইন ইন করেননি।",
    withToken: "টোকেন দিয়ে", signedIn: "{who} হিসেবে সাইন ইন করা আছে।", found: "{n}টি অপারেশন", none: "এই নামে কিছু নেই।",
    noLogin: "এখানে পাসওয়ার্ড দিয়ে সাইন ইন করা যায় না। অ্যাক্সেস টোকেন ব্যবহার করুন।",
    wrongToken: "টোকেনটি গ্রহণযোগ্য নয়।", back: "← সব অপারেশন", needs: "যে অনুমতি প্রয়োজন:",
    roles: "শুরুতে এটি থাকে মালিক ও প্রশাসকের", rolesEnd: "।", anybody: "সাইন ইন করা থাকুক বা না থাকুক, যে কেউ ব্যবহার করতে পারেন।",
    anySigned: "যিনি সাইন ইন করেছেন তাঁর জন্য।", sensitive: "সংবেদনশীল: কেবল নাম ধরে দেওয়া যায়।",
    parameters: "প্যারামিটার", body: "অনুরোধের তথ্য", answer: "উত্তর", errors: "প্রত্যাখ্যান", name: "নাম", type: "ধরন",
    meaning: "অর্থ", required: "আবশ্যক", example: "উদাহরণ", status: "স্ট্যাটাস", code: "কোড", tryIt: "চালিয়ে দেখুন",
    key: "Idempotency-Key", fresh: "নতুন", send: "পাঠান", sending: "পাঠানো হচ্ছে…", noAnswer: "কোনো উত্তর আসেনি: {why}",
    took: "{ms} মি.সে.", request: "রিকোয়েস্ট", nothing: "উত্তরে কোনো তথ্য নেই।", copy: "কপি করুন", copied: "কপি হয়েছে",
    command: "কমান্ড লাইনে", page: "তালিকার একটি পাতা আসে। পরেরটি পেতে “next” মানটি “after” হিসেবে পাঠান।",
    badJson: "তথ্যটি সঠিক JSON নয়: {why}", start: "একটি অপারেশন বেছে নিন।", file: "ফাইল হিসেবে নির্দেশিকা",
    listOf: "{type}-এর তালিকা", or: " অথবা ", none_: "কিছু না", failed: "নির্দেশিকা আনা যায়নি।",
    absent: "(পাঠানো হবে না)", asFile: "প্রত্যাখ্যান application/problem+json হিসেবে এই ঘরগুলো নিয়ে আসে:", place: { path: "পাথ", query: "কোয়েরি", header: "হেডার" },
    types: { string: "লেখা", integer: "পূর্ণ সংখ্যা", number: "সংখ্যা", boolean: "হ্যাঁ বা না", object: "অবজেক্ট", array: "তালিকা", null: "null",
      date: "তারিখ", "date-time": "মুহূর্ত", uuid: "আইডি", uri: "ঠিকানা" },
  },
};
const STORED = "vextrus-language", METHODS = ["get", "post", "put", "delete"];
const AUTH = "/api/v1/auth/", TENANT = "/api/v1/organization/tenant";

let language = "en", spec = null, operations = [], token = "", who = "";

const $ = (id) => document.getElementById(id);
const t = (key, fill = {}) => Object.entries(fill).reduce((text, [name, value]) => text.replace(`{${name}}`, value), WORDS[language][key]);
const said = (thing, name) => (language === "bn" && thing[`x-${name}-bn`]) || thing[name] || "";

/** An element with properties and children; text is text, never markup. */
function h(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (value !== undefined && value !== false) element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.flat(9).filter((child) => child !== undefined && child !== null && child !== ""));
  return element;
}

/** Text with `code` in it. */
const prose = (text) => text.split("`").map((part, n) => (n % 2 ? h("code", {}, part) : part));
const paragraphs = (text) => text.split("\n\n").map((part) => h("p", {}, prose(part)));

function find(schema) {
  let found = schema || {};
  while (found.$ref) found = found.$ref.split("/").slice(1).reduce((at, name) => at[name], spec);
  return found;
}

/** What stands behind null and references. */
function core(schema) {
  const found = find(schema);
  const choice = (found.oneOf || found.anyOf || []).find((one) => one.type !== "null");
  return choice ? core(choice) : found;
}

function properties(schema) {
  const found = core(schema);
  const parts = [...(found.allOf || []).map(properties), found.properties || {}];
  return Object.assign({}, ...parts);
}

function requireds(schema) {
  const found = core(schema);
  return [...(found.allOf || []).flatMap(requireds), ...(found.required || [])];
}

function typeOf(schema) {
  const found = core(schema);
  if (found.enum) return found.enum.map((word) => `“${word}”`).join(t("or"));
  const kinds = [].concat(found.type || (found.allOf || found.properties ? "object" : "string"));
  if (find(schema).oneOf?.some((one) => one.type === "null")) kinds.push("null");
  const name = (kind) => {
    if (kind === "array") return t("listOf", { type: typeOf(found.items) });
    return (kind === "string" && WORDS[language].types[found.format]) || WORDS[language].types[kind] || kind;
  };
  return [...new Set(kinds)].map(name).join(t("or"));
}

function rows(schema, depth = 0) {
  const must = requireds(schema);
  return Object.entries(properties(schema)).flatMap(([name, property]) => {
    const found = core(property);
    const below = found.type === "array" || [].concat(found.type).includes("array") ? found.items : property;
    const deeper = depth < 3 && Object.keys(properties(below)).length ? rows(below, depth + 1) : [];
    const told = [property, ...(property.oneOf || []), find(property), found].find((one) => one.description) || {};
    const meaning = said(told, "description");
    return [row(name, typeOf(property), meaning, must.includes(name), depth, found.examples?.[0] ?? found.example), ...deeper];
  });
}

const row = (name, type, meaning, must, depth = 0, example) =>
  h("tr", {},
    h("td", { class: `deep${depth}` }, name, " ", must ? h("span", { class: "must" }, t("required")) : ""),
    h("td", {}, type),
    h("td", { lang: /[ঀ-৿]/.test(meaning) ? "bn" : "en" }, prose(meaning), example !== undefined && !meaning ? h("code", {}, String(example)) : ""));

const table = (body) =>
  h("table", { class: "fields" },
    h("thead", {}, h("tr", {}, ["name", "type", "meaning"].map((key) => h("th", { scope: "col" }, t(key))))), h("tbody", {}, body));

/** A body or an answer: its fields and an example. */
function shape(content) {
  const media = Object.values(content || {})[0];
  if (!media) return h("p", { class: "quiet" }, t("none_"));
  const schema = core(media.schema);
  const list = schema.type === "array";
  const fields = rows(list ? schema.items : media.schema);
  return [
    list ? h("p", { class: "quiet" }, t("listOf", { type: typeOf(schema.items) })) : "",
    fields.length ? table(fields) : h("p", {}, typeOf(media.schema)),
    media.example === undefined ? "" : h("details", {}, h("summary", {}, t("example")), h("pre", {}, JSON.stringify(media.example, null, 2))),
  ];
}

/* The list ------------------------------------------------------------------------------------------------------- */

function read(document_) {
  spec = document_;
  operations = Object.entries(spec.paths).flatMap(([path, item]) =>
    METHODS.filter((method) => item[method]).map((method) => ({ path, method, parameters: [], ...item[method] })));
  for (const operation of operations) {
    operation.parameters = operation.parameters.map(find);
    operation.text = [operation.method, operation.path, operation.summary, operation["x-summary-bn"], operation["x-permission"]?.name]
      .join(" ").toLowerCase();
  }
}

function showList() {
  const words = $("search").value.toLowerCase().split(/\s+/).filter(Boolean);
  const wanted = operations.filter(({ text }) => words.every((word) => text.includes(word)));
  const chosen = location.hash.slice(1);
  const groups = spec.tags.map((tag) => {
    const own = wanted.filter(({ tags }) => tags.includes(tag.name));
    return own.length && h("details", { open: true }, h("summary", {}, said(tag, "description"), h("span", { class: "quiet" }, ` ${number(own.length)}`)),
      h("ul", {}, own.map((operation) => h("li", {}, h("a",
        { href: `#${operation.operationId}`, "aria-current": operation.operationId === chosen && "true" },
        h("span", { class: `method ${operation.method}` }, operation.method.toUpperCase()),
        h("span", {}, said(operation, "summary"), h("small", { lang: "en" }, operation.path)))))));
  });
  $("list").replaceChildren(...groups.filter(Boolean));
  $("count").textContent = wanted.length ? t("found", { n: number(wanted.length) }) : t("none");
}

const number = (value) => new Intl.NumberFormat(language === "bn" ? "bn-BD" : "en-IN").format(value);

/* One operation -------------------------------------------------------------------------------------------------- */

function showMain(focus) {
  const operation = operations.find(({ operationId }) => operationId === location.hash.slice(1));
  document.body.classList.toggle("chosen", !!operation);
  document.title = operation ? `${said(operation, "summary")} · Vextrus API` : "Vextrus API";
  $("main").replaceChildren(operation ? detail(operation) : start());
  if (focus && operation) {
    scrollTo(0, 0);
    $("main").querySelector("h1").focus();
  }
}

function start() {
  const cards = spec.tags.map((tag) => {
    const first = operations.find(({ tags }) => tags.includes(tag.name));
    const count = operations.filter(({ tags }) => tags.includes(tag.name)).length;
    return h("li", {}, h("a", { href: `#${first.operationId}` }, h("b", {}, said(tag, "description")), h("br"),
      h("span", { class: "quiet" }, t("found", { n: number(count) }))));
  });
  return h("div", { class: "start" }, h("h1", {}, t("start")), paragraphs(said(spec.info, "description")),
    h("ul", { class: "cards" }, cards), h("p", {}, `${t("file")}: `, h("a", { href: "/openapi.json" }, "/openapi.json"), ` · ${spec.info.version}`));
}

function detail(operation) {
  const trying = attempt(operation);
  const jump = () => {
    trying.scrollIntoView();
    trying.querySelector("input, select, textarea, button").focus({ preventScroll: true });
  };
  const success = Object.entries(operation.responses).find(([status]) => status < 300) || Object.entries(operation.responses)[0];
  return h("article", { class: "operation" },
    h("div", { class: "head" },
      h("a", { class: "back", href: "#" }, t("back")),
      h("h1", { tabindex: "-1" }, said(operation, "summary")),
      h("p", { class: "path", lang: "en" }, h("span", { class: `method ${operation.method}` }, operation.method.toUpperCase()), " ", operation.path),
      h("button", { type: "button", class: "jump", onclick: jump }, `${t("tryIt")} ↓`)),
    h("div", {},
      needs(operation),
      operation["x-list"] ? h("p", {}, t("page")) : "",
      operation.parameters.length ? [h("h2", {}, t("parameters")), table(operation.parameters.map((one) =>
        row(one.name, `${typeOf(one.schema)} (${t("place")[one.in]})`, said(one, "description"), one.required)))] : "",
      operation.requestBody ? [h("h2", {}, t("body")), shape(operation.requestBody.content)] : "",
      h("h2", {}, `${t("answer")} `, h("code", {}, success[0])), shape(find(success[1]).content),
      refusals(operation)),
    trying);
}

function needs(operation) {
  const permission = operation["x-permission"];
  if (!permission) return h("p", { class: "needs" }, t(operation.security?.length === 0 ? "anybody" : "anySigned"));
  return h("div", { class: "needs" },
    h("p", {}, `${t("needs")} `, h("code", {}, permission.name), ` (${permission[language]})`),
    h("p", { class: "quiet" }, t("roles"), permission.roles.map((role) => [", ", h("code", {}, role)]), t("rolesEnd"),
      permission.sensitive ? ` ${t("sensitive")}` : ""));
}

function refusals(operation) {
  const lines = Object.entries(operation.responses).filter(([status]) => status >= 400).map(([status, response]) => {
    const found = find(response);
    const own = (operation["x-codes"] || []).filter((code) => String(code.status) === status);
    return h("tr", {}, h("td", {}, status), h("td", {}, (language === "bn" ? found["x-title-bn"] : found["x-title"]) || found.description,
      own.map((code) => h("p", { class: "quiet" }, h("code", {}, code.code), ` ${code[language]}`))));
  });
  const problem = spec.components?.schemas?.Problem;
  return [h("h2", {}, t("errors")), h("table", {}, h("tbody", {}, lines)),
    problem ? h("details", {}, h("summary", {}, t("asFile")), table(rows(problem))) : ""];
}

/* Trying --------------------------------------------------------------------------------------------------------- */

/** A version 4 UUID; `crypto.randomUUID` is missing on pages without TLS. */
function fresh() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 15) | 64;
  bytes[8] = (bytes[8] & 63) | 128;
  const text = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return text.replace(/(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}

function input(parameter) {
  const found = core(parameter.schema), name = `${parameter.in}:${parameter.name}`;
  const label = [h("span", {}, h("code", {}, parameter.name), " ", parameter.required ? h("span", { class: "must" }, t("required")) : "")];
  if (found.enum) {
    const options = found.enum.map((word) => h("option", { value: word }, word));
    return h("label", {}, label, h("select", { name, required: parameter.required }, h("option", { value: "" }, t("absent")), options));
  }
  const field = h("input", { name, required: parameter.required, autocomplete: "off", spellcheck: "false",
    inputmode: found.type === "integer" ? "numeric" : false });
  if (parameter.name !== "Idempotency-Key") return h("label", {}, label, field);
  field.value = fresh();
  const renew = h("button", { type: "button", onclick: () => (field.value = fresh()) }, t("fresh"));
  return h("div", {}, h("label", {}, label, h("span", { class: "with" }, field, renew)));
}

function attempt(operation) {
  const media = Object.values(operation.requestBody?.content || {})[0];
  const said_ = h("div", { role: "status" }), command = h("pre", { lang: "en" });
  const form = h("form", { class: "grid" }, operation.parameters.map(input));
  if (media) {
    const example = JSON.stringify(media.example ?? {}, null, 2);
    const text = h("textarea", { name: "body", spellcheck: "false", autocapitalize: "none", rows: Math.min(18, example.split("\n").length + 1) });
    text.value = example;
    text.addEventListener("keydown", (event) => { if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) form.requestSubmit(); });
    form.append(h("label", {}, h("span", {}, t("body")), text));
  }
  const send = h("button", { class: "main" }, t("send"));
  form.append(send);
  const write = () => (command.textContent = line(request(operation, form)));
  form.addEventListener("input", write);
  form.addEventListener("click", write);
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    send.disabled = true;
    said_.replaceChildren(h("p", { class: "quiet" }, t("sending")));
    said_.replaceChildren(...(await answered(request(operation, form))));
    send.disabled = false;
  });
  write();
  const copy = h("button", { type: "button", onclick: async () => {
    await navigator.clipboard?.writeText(command.textContent);
    copy.textContent = t("copied");
  } }, t("copy"));
  return h("section", { class: "try", "aria-label": t("tryIt") }, h("h2", {}, t("tryIt")), form, said_,
    h("details", {}, h("summary", {}, t("command")), command, copy));
}

/** What the form asks for. */
function request(operation, form) {
  const given = new FormData(form), query = new URLSearchParams(), headers = { "Accept-Language": language };
  let path = operation.path;
  for (const { name, in: place } of operation.parameters) {
    const value = (given.get(`${place}:${name}`) || "").trim();
    if (place === "path") path = path.replace(`{${name}}`, encodeURIComponent(value));
    else if (value && place === "query") query.set(name, value);
    else if (value) headers[name] = value;
  }
  const body = given.get("body") ?? undefined;
  if (body !== undefined) headers["Content-Type"] = "application/json";
  return { method: operation.method.toUpperCase(), url: path + (query.size ? `?${query}` : ""), headers, body };
}

function line({ method, url, headers, body }) {
  const quoted = (text) => `'${text.replaceAll("'", "'\\''")}'`;
  const heads = Object.entries({ Authorization: "Bearer $TOKEN", ...headers }).map(([name, value]) =>
    name === "Authorization" ? `-H "${name}: ${value}"` : `-H ${quoted(`${name}: ${value}`)}`);
  return ["curl", `-X ${method}`, quoted(location.origin + url), ...heads, ...(body === undefined ? [] : [`-d ${quoted(body)}`])].join(" \\\n  ");
}

const ask = ({ method = "GET", url, headers = {}, body }) =>
  fetch(url, { method, body, credentials: "same-origin", headers: token ? { Authorization: `Bearer ${token}`, ...headers } : headers });

async function answered(wanted) {
  try {
    if (wanted.body !== undefined) JSON.parse(wanted.body);
  } catch (why) {
    return [h("p", { class: "bad" }, t("badJson", { why: why.message }))];
  }
  const began = performance.now();
  try {
    const answer = await ask(wanted), text = await answer.text();
    const took = Math.round(performance.now() - began);
    let body = text, problem;
    try {
      const json = JSON.parse(text);
      body = JSON.stringify(json, null, 2);
      problem = answer.ok ? undefined : json.detail;
    } catch { /* shown as it came */ }
    return [
      h("p", {}, h("span", { class: `status ${answer.ok ? "good" : "bad"}` }, `${answer.status} ${answer.statusText}`), ` · ${t("took", { ms: number(took) })}`),
      problem ? h("p", {}, problem) : "", text ? h("pre", { tabindex: "0" }, body) : h("p", { class: "quiet" }, t("nothing")),
      h("p", { class: "quiet" }, `${t("request")} `, h("code", {}, answer.headers.get("x-request-id") || "–")),
    ].filter(Boolean);
  } catch (why) {
    return [h("p", { class: "bad" }, t("noAnswer", { why: why.message }))];
  }
}

/* Who is signed in ----------------------------------------------------------------------------------------------- */

/** Asks the server who we are; answers whether we are anybody. */
async function recognise() {
  const place = [AUTH + "me", TENANT].find((path) => spec.paths[path]?.get);
  who = "";
  if (place && (token || place === AUTH + "me")) {
    const answer = await ask({ url: place }).catch(() => null);
    if (answer?.ok) {
      const me = await answer.json();
      const name = me.email || me.name || me.person?.name || me.slug || me.id || "";
      who = token ? `${name} (${t("withToken")})` : name;
    }
    // A token that may not read its own tenant is still a token.
    else if (token && answer?.status === 403) who = t("withToken");
  }
  showWho();
  return who !== "";
}

function showWho() {
  $("who").textContent = who || t("nobody");
  $("who").classList.toggle("in", !!who);
  $("standing").textContent = who ? t("signedIn", { who }) : t("nobodyLong");
  $("leave").hidden = !who;
  $("login").hidden = !!who || !spec?.paths[AUTH + "login"];
  $("token").hidden = !!who;
}

async function login(event) {
  event.preventDefault();
  const form = event.target, given = Object.fromEntries(new FormData(form));
  if (!given.otp) delete given.otp;
  const answer = await fetch(AUTH + "login", { method: "POST", credentials: "same-origin",
    headers: { "Content-Type": "application/json", "Accept-Language": language }, body: JSON.stringify({ ...given, session: "cookie" }) }).catch(() => null);
  form.elements.password.value = form.elements.otp.value = "";
  if (answer?.ok && (await recognise())) return done(form);
  const problem = await answer?.json().catch(() => null);
  $("account-said").textContent = answer?.status === 404 ? t("noLogin") : problem?.detail || t("noLogin");
}

async function take(event) {
  event.preventDefault();
  const form = event.target;
  token = form.elements.token.value.trim();
  if (await recognise()) return done(form);
  token = "";
  $("account-said").textContent = t("wrongToken");
}

function done(form) {
  form.reset();
  $("account-said").textContent = "";
  $("account").close();
}

async function leave() {
  if (!token && spec.paths[AUTH + "logout"]) await ask({ method: "POST", url: AUTH + "logout" }).catch(() => null);
  token = "";
  await recognise();
}

/* Language and beginning ----------------------------------------------------------------------------------------- */

function speak(wanted) {
  language = wanted === "bn" ? "bn" : "en";
  document.documentElement.lang = language;
  for (const element of document.querySelectorAll("[data-t]")) element.textContent = t(element.dataset.t);
  for (const element of document.querySelectorAll("[data-l]")) element.setAttribute("aria-label", t(element.dataset.l));
  for (const element of document.querySelectorAll("[data-p]")) {
    element.placeholder = t(element.dataset.p);
    element.setAttribute("aria-label", t(element.dataset.p));
  }
  for (const button of document.querySelectorAll("[data-language]")) button.setAttribute("aria-pressed", String(button.dataset.language === language));
  if (spec) {
    showList();
    showMain(false);
  }
  showWho();
}

function remembered() {
  try {
    return localStorage.getItem(STORED);
  } catch {
    return null;
  }
}

function choose(event) {
  const wanted = event.currentTarget.dataset.language;
  try {
    localStorage.setItem(STORED, wanted);
  } catch { /* then it is asked for again */ }
  speak(wanted);
  if (spec) recognise();
}

async function begin() {
  speak(remembered() || (navigator.language || "").slice(0, 2));
  for (const button of document.querySelectorAll("[data-language]")) button.addEventListener("click", choose);
  $("search").addEventListener("input", () => spec && showList());
  document.querySelector("[role=search]").addEventListener("submit", (event) => {
    event.preventDefault();
    $("list").querySelector("a")?.click();
  });
  document.querySelector(".skip").addEventListener("click", (event) => {
    event.preventDefault();
    $("main").focus();
  });
  $("who").addEventListener("click", () => $("account").showModal());
  $("close").addEventListener("click", () => $("account").close());
  $("leave").addEventListener("click", leave);
  $("login").addEventListener("submit", login);
  $("token").addEventListener("submit", take);
  document.addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.target.closest("input, textarea, select, dialog")) return;
    event.preventDefault();
    location.hash = document.body.classList.contains("chosen") && innerWidth < 768 ? "" : location.hash;
    $("search").focus();
  });
  try {
    read(await (await fetch("/openapi.json")).json());
  } catch {
    return $("main").replaceChildren(h("p", { class: "bad" }, t("failed")));
  }
  addEventListener("hashchange", () => {
    showList();
    showMain(true);
  });
  showList();
  showMain(false);
  await recognise();
}

begin();
