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

function render() {
  const unread = links.filter((link) => !link.read).length;
  byId("count").textContent = links.length === 0 ? "" : `${unread} of ${links.length} to read`;
  byId("empty").hidden = links.length > 0;
  byId("links").replaceChildren(...links.map(item));
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

function focusIn(slug, selector) {
  const element = [...byId("links").children].find((each) => each.dataset.slug === slug);
  element?.querySelector(selector)?.focus();
}

function replace(link) {
  links = links.map((each) => (each.slug === link.slug ? link : each));
  render();
}

async function mark(link) {
  const saved = await call("PUT", linkUrl(link.slug), { ...link, read: !link.read });
  replace(saved);
  say(saved.read ? `“${saved.title}” is read.` : `“${saved.title}” is waiting again.`);
  focusIn(saved.slug, ".toggle");
}

function openEditor(element, link) {
  const view = element.querySelector(".view");
  const close = () => {
    form.remove();
    view.hidden = false;
    view.querySelector(".edit").focus();
  };
  const save = async (values) => {
    const saved = await call("PUT", linkUrl(link.slug), { ...link, ...values });
    replace(saved);
    say(`Saved “${saved.title}”.`);
    focusIn(saved.slug, ".edit");
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
  await call("DELETE", linkUrl(link.slug));
  links = links.filter((each) => each.slug !== link.slug);
  render();
  say(`Deleted “${link.title}”.`);
  byId("list-heading").focus();
}

async function load() {
  byId("loading").hidden = false;
  byId("failed").hidden = true;
  try {
    links = await call("GET", "links");
    render();
  } catch (problem) {
    byId("failed-detail").textContent = problem.message;
    byId("failed").hidden = false;
  } finally {
    byId("loading").hidden = true;
  }
}

const addForm = linkForm("Add to the list", {}, async (values) => {
  const saved = await call("POST", "links", values);
  links = [saved, ...links];
  byId("failed").hidden = true;
  render();
  addForm.reset();
  addForm.elements.title.focus();
  say(`Added “${saved.title}”.`);
}, null);

byId("add").append(addForm);
byId("again").addEventListener("click", load);
load();
