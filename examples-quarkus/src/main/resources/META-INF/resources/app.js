const byId = (id) => document.getElementById(id);
const clone = (id) => byId(id).content.firstElementChild.cloneNode(true);
const linkUrl = (slug) => `links/${encodeURIComponent(slug)}`;

/** What the application answered instead of doing what was asked. */
class Problem extends Error {
  constructor({ title, detail, violations }) {
    super(detail || title || "Something went wrong.");
    this.violations = violations || [];
  }
}

async function call(method, url, body) {
  let answer;
  try {
    answer = await fetch(url, {
      method,
      headers: { Accept: "application/json", ...(body && { "Content-Type": "application/json" }) },
      body: body && JSON.stringify(body),
    });
  } catch {
    throw new Problem({ detail: "The application does not answer. Is it still running?" });
  }
  if (answer.ok) {
    return answer.status === 204 ? null : answer.json();
  }
  const told = (answer.headers.get("Content-Type") || "").includes("json");
  throw new Problem(told ? await answer.json() : { title: `The application answered ${answer.status}.` });
}

let links = [];
let lastStatus;

function say(text) {
  clearTimeout(lastStatus);
  byId("status").textContent = text;
  lastStatus = setTimeout(() => { byId("status").textContent = ""; }, 6000);
}

/* A link written by another program has not passed this application's constraints. */
function webAddress(text) {
  try {
    const url = new URL(text);
    return url.protocol === "http:" || url.protocol === "https:" ? url : null;
  } catch {
    return null;
  }
}

function fieldError(field, message) {
  const input = field.querySelector("input, textarea");
  const error = field.querySelector(".error");
  error.textContent = message;
  error.hidden = !message;
  if (message) {
    input.setAttribute("aria-invalid", "true");
  } else {
    input.removeAttribute("aria-invalid");
  }
}

function showErrors(form, problem) {
  const fields = [...form.querySelectorAll(".field")];
  const elsewhere = [];
  fields.forEach((field) => fieldError(field, ""));
  for (const { property, message } of problem ? problem.violations : []) {
    const field = fields.find((each) => each.dataset.property === property);
    if (!field) {
      elsewhere.push(property ? `${property}: ${message}` : message);
    } else if (field.querySelector(".error").hidden) {
      fieldError(field, message);
    }
  }
  const general = form.querySelector(".form-error");
  const untold = problem && problem.violations.length === 0 ? [problem.message] : elsewhere;
  general.textContent = untold.join(" ");
  general.hidden = untold.length === 0;
  form.querySelector("[aria-invalid]")?.focus();
}

let forms = 0;

function linkForm(action, link, save, cancel) {
  const form = clone("form-template");
  const id = ++forms;
  for (const field of form.querySelectorAll(".field")) {
    const input = field.querySelector("input, textarea");
    input.id = `${field.dataset.property}-${id}`;
    input.value = link[field.dataset.property] ?? "";
    field.querySelector("label").htmlFor = input.id;
    field.querySelector(".error").id = `${input.id}-error`;
    input.setAttribute("aria-describedby", `${input.id}-error`);
  }
  const submit = form.querySelector("[type=submit]");
  submit.textContent = action;
  const cancelButton = form.querySelector(".cancel");
  if (cancel) {
    cancelButton.addEventListener("click", cancel);
    form.addEventListener("keydown", (event) => {
      if (event.key === "Escape") {
        cancel();
      }
    });
  } else {
    cancelButton.remove();
  }
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    submit.disabled = true;
    try {
      await save({
        title: form.elements.title.value.trim(),
        url: form.elements.url.value.trim(),
        note: form.elements.note.value.trim() || null,
      });
      showErrors(form, null);
    } catch (problem) {
      showErrors(form, problem);
    } finally {
      submit.disabled = false;
    }
  });
  return form;
}

/* The order of GET /links: the newest first, those without a date last. */
function newestFirst(one, other) {
  const dates = Date.parse(other.added ?? 0) - Date.parse(one.added ?? 0);
  return dates || (one.slug < other.slug ? -1 : Number(one.slug > other.slug));
}

const elementOf = (slug) => [...byId("links").children].find((each) => each.dataset.slug === slug);

function renderSummary() {
  const unread = links.filter((link) => !link.read).length;
  byId("count").textContent = links.length === 0 ? "" : `${unread} of ${links.length} to read`;
  byId("empty").hidden = links.length > 0;
}

/* What is being edited, or has the focus, stays as it is whatever others do. */
function renderAll() {
  const focus = focusedButton();
  byId("links").replaceChildren(...links.map((link) => {
    const shown = elementOf(link.slug);
    return shown?.querySelector("form") ? shown : item(link);
  }));
  focus?.();
  renderSummary();
}

function focusedButton() {
  const button = document.activeElement;
  const slug = button?.closest(".link")?.dataset.slug;
  if (slug === undefined) {
    return null;
  }
  if (button.closest("form")) {
    return () => button.focus();
  }
  const kind = ["toggle", "edit", "delete"].find((each) => button.classList.contains(each));
  return () => elementOf(slug)?.querySelector(kind ? `.${kind}` : "h3 a")?.focus();
}

/** Shows a link as it is now; says whether that is news. */
function put(link) {
  const known = links.find((each) => each.slug === link.slug);
  if (known && JSON.stringify(known) === JSON.stringify(link)) {
    return false;
  }
  links = [...links.filter((each) => each.slug !== link.slug), link].sort(newestFirst);
  const shown = elementOf(link.slug);
  if (!shown?.querySelector("form")) {
    const focus = shown?.contains(document.activeElement) ? focusedButton() : null;
    shown?.remove();
    const next = links[links.indexOf(link) + 1];
    byId("links").insertBefore(item(link), (next && elementOf(next.slug)) ?? null);
    focus?.();
  }
  renderSummary();
  return true;
}

function take(slug) {
  const link = links.find((each) => each.slug === slug);
  if (!link) {
    return null;
  }
  const shown = elementOf(slug);
  const focused = shown?.contains(document.activeElement);
  links = links.filter((each) => each.slug !== slug);
  shown?.remove();
  if (focused) {
    byId("list-heading").focus();
  }
  renderSummary();
  return link;
}

function item(link) {
  const element = clone("link-template");
  element.dataset.slug = link.slug;
  element.classList.toggle("is-read", link.read);
  const anchor = element.querySelector("h3 a");
  const address = webAddress(link.url);
  anchor.textContent = link.title;
  if (address) {
    anchor.href = address.href;
  }
  element.querySelector(".host").textContent = address ? address.host : link.url;
  const time = element.querySelector("time");
  if (link.added) {
    time.dateTime = link.added;
    time.textContent = new Date(link.added).toLocaleDateString(undefined, { dateStyle: "medium" });
  } else {
    time.remove();
  }
  if (!link.read) {
    element.querySelector(".badge").remove();
  }
  const note = element.querySelector(".note");
  note.textContent = link.note ?? "";
  note.hidden = !link.note;

  const toggle = element.querySelector(".toggle");
  toggle.textContent = link.read ? "Mark as unread" : "Mark as read";
  toggle.addEventListener("click", () => attempt(toggle, () => mark(link)));
  const edit = element.querySelector(".edit");
  edit.addEventListener("click", () => openEditor(element, link));
  const remove = element.querySelector(".delete");
  remove.addEventListener("click", () => confirmDelete(link).catch((problem) => say(problem.message)));
  for (const button of [toggle, edit, remove]) {
    button.setAttribute("aria-label", `${button.textContent}: ${link.title}`);
  }
  return element;
}

async function attempt(button, action) {
  button.disabled = true;
  try {
    await action();
  } catch (problem) {
    say(problem.message);
  } finally {
    button.disabled = false;
  }
}

/* Links that this page is changing itself: what is told of them meanwhile is no news. */
const changing = new Set();

async function change(slug, call) {
  changing.add(slug);
  try {
    return await call();
  } finally {
    changing.delete(slug);
  }
}

const current = (link) => links.find((each) => each.slug === link.slug) ?? link;

async function mark(link) {
  const saved = await change(link.slug, () =>
    call("PUT", linkUrl(link.slug), { ...link, read: !link.read }));
  put(saved);
  say(saved.read ? `“${saved.title}” is read.` : `“${saved.title}” is waiting again.`);
  elementOf(saved.slug)?.querySelector(".toggle").focus();
}

function openEditor(element, link) {
  const view = element.querySelector(".view");
  /* What others changed meanwhile is shown when the form is gone. */
  const close = () => {
    element.replaceWith(item(current(link)));
    elementOf(link.slug).querySelector(".edit").focus();
  };
  const save = async (values) => {
    const saved = await change(link.slug, () =>
      call("PUT", linkUrl(link.slug), { ...current(link), ...values }));
    put(saved);
    close();
    say(`Saved “${saved.title}”.`);
  };
  const form = linkForm("Save", link, save, close);
  form.setAttribute("aria-label", `Edit ${link.title}`);
  view.hidden = true;
  element.append(form);
  form.elements.title.focus();
}

function confirmDelete(link) {
  const dialog = byId("confirm");
  byId("confirm-text").textContent = `“${link.title}” will be gone for good.`;
  dialog.returnValue = "keep";
  dialog.showModal();
  return new Promise((resolve, reject) => {
    dialog.addEventListener("close", () => {
      if (dialog.returnValue !== "delete") {
        resolve();
        return;
      }
      remove(link).then(resolve, reject);
    }, { once: true });
  });
}

async function remove(link) {
  await change(link.slug, () => call("DELETE", linkUrl(link.slug)));
  take(link.slug);
  say(`Deleted “${link.title}”.`);
  byId("list-heading").focus();
}

/* What is told while the list is being read may be newer than the answer: it is applied after. */
let told = null;
let loads = 0;

async function load() {
  const number = ++loads;
  told ??= [];
  byId("loading").hidden = links.length > 0;
  byId("failed").hidden = true;
  let read = null;
  try {
    read = await call("GET", "links");
  } catch (problem) {
    byId("failed-detail").textContent = problem.message;
    byId("failed").hidden = links.length > 0 || number !== loads;
  }
  if (number !== loads) {
    return;
  }
  if (read) {
    links = read;
    renderAll();
  }
  const later = told;
  told = null;
  later.forEach((apply) => apply());
  byId("loading").hidden = true;
}

function hear(apply) {
  if (told) {
    told.push(apply);
  } else {
    apply();
  }
}

function upserted(link) {
  const own = changing.has(link.slug);
  if (put(link) && !own) {
    elementOf(link.slug)?.classList.add("is-fresh");
  }
}

function deleted(slug) {
  const own = changing.has(slug);
  const link = take(slug);
  if (link && !own) {
    say(`“${link.title}” was deleted elsewhere.`);
  }
}

const RETRY_MILLIS = 2000;
const FAILURES_UNTIL_OFFLINE = 5;
let failures = 0;
let stream = null;

function show(id, state) {
  const connection = byId(id);
  if (connection.dataset.state !== state) {
    connection.dataset.state = state;
    connection.querySelector("b").textContent = state === "unknown" ? "not known" : state;
  }
}

/* Whatever was missed while nothing was heard is in the list. */
function listen() {
  stream?.close();
  stream = new EventSource("links/events");
  stream.addEventListener("open", () => {
    failures = 0;
    show("page-connection", "live");
    load();
  });
  stream.addEventListener("upserted", ({ data }) => hear(() => upserted(JSON.parse(data))));
  stream.addEventListener("deleted", ({ data }) => hear(() => deleted(data)));
  stream.addEventListener("resync", load);
  stream.addEventListener("state", ({ data }) => show("store-connection", data));
  stream.addEventListener("error", () => {
    failures += 1;
    const offline = !navigator.onLine || failures >= FAILURES_UNTIL_OFFLINE;
    show("page-connection", offline ? "offline" : "reconnecting");
    show("store-connection", "unknown");
    if (stream.readyState === EventSource.CLOSED) {
      setTimeout(listen, RETRY_MILLIS);
    }
  });
}

const addForm = linkForm("Add to the list", {}, async (values) => {
  const saved = await call("POST", "links", values);
  put(saved);
  byId("failed").hidden = true;
  addForm.reset();
  addForm.elements.title.focus();
  say(`Added “${saved.title}”.`);
}, null);

byId("add").append(addForm);
byId("again").addEventListener("click", load);
addEventListener("online", listen);
addEventListener("offline", () => show("page-connection", "offline"));
load();
listen();
