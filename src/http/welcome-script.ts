/** What the page behind a one-time link does in the browser; a text, because nothing is built for it. */
export const welcomeScript = `
const at = (id) => document.getElementById(id);
const token = location.hash.slice(1);
history.replaceState(null, "", location.pathname);
async function ask(path, body) {
  const answer = await fetch(path, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  const told = answer.status === 204 ? {} : await answer.json();
  if (!answer.ok) throw new Error(told.detail || told.title || answer.statusText);
  return told;
}
function say(error) {
  at("problem").textContent = error ? error.message : "";
  at("problem").hidden = !error;
}
function show(id) {
  for (const one of ["password", "second", "done"]) at(one).hidden = one !== id;
}
function on(form, work) {
  at(form).addEventListener("submit", async (event) => {
    event.preventDefault();
    const button = at(form).querySelector("button");
    button.disabled = true;
    say();
    try { await work(new FormData(at(form))); } catch (error) { say(error); }
    button.disabled = false;
  });
}
async function goOn({ stage }) {
  at("what").hidden = true;
  if (stage !== "enrolment") return show("done");
  const { uri, secret } = await ask("/api/v1/account/authenticator");
  at("uri").href = uri;
  at("secret").textContent = secret;
  show("second");
  at("code").focus();
}
on("password", async (given) => {
  const login = given.get("login");
  await goOn(await ask("/api/v1/links/use", { token, password: given.get("password"), ...(login ? { login } : {}) }));
});
on("second", async (given) => {
  const { recoveryCodes } = await ask("/api/v1/account/authenticator/confirmation", { code: given.get("code") });
  at("codes").hidden = recoveryCodes.length === 0;
  at("list").textContent = recoveryCodes.join("  ");
  show("done");
});
ask("/api/v1/links/look", { token }).then(({ login }) => {
  at("what").hidden = true;
  at("named").hidden = login !== null;
  at("login").required = login === null;
  show("password");
  at(login === null ? "login" : "pw").focus();
}, (error) => { at("what").hidden = true; say(error); });
`;
