/**
 * The page behind a one-time link, and the one at the root: enough for somebody with a browser to set a password, add an authenticator
 * and find the API, with nothing fetched from anywhere. The link's token stands behind the hash and goes out in bodies alone.
 */
import { createHash } from "node:crypto";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { welcomeWords, type WelcomeWords } from "../i18n/welcome-words.ts";
import type { Language } from "../i18n/words.ts";
import { languageOf } from "./language.ts";
import { welcomeScript } from "./welcome-script.ts";

export function welcomeRoutes(app: FastifyInstance): void {
  app.get("/", (request, reply) => give(request, reply, rootPage));
  app.get("/link", (request, reply) => give(request, reply, linkPage));
}

type Page = (words: WelcomeWords, lang: Language) => string;

function give(request: FastifyRequest, reply: FastifyReply, page: Page): FastifyReply {
  const lang = languageOf(request.headers["accept-language"]);
  return reply
    .header("content-type", "text/html; charset=utf-8")
    .header("content-security-policy", policy)
    .header("content-language", lang)
    .header("vary", "accept-language")
    .send(page(welcomeWords(lang), lang));
}

const style = `:root{color-scheme:light dark;font:1rem/1.5 system-ui,sans-serif}body{max-width:34rem;margin:3rem auto;padding:0 1rem}
label{display:block;margin:1rem 0 .25rem}input{font:inherit;width:100%;box-sizing:border-box;padding:.5rem}
button{font:inherit;margin-top:1.25rem;padding:.5rem 1.25rem}output,code{overflow-wrap:anywhere}[role=alert]{color:#b3261e}
@media(prefers-color-scheme:dark){[role=alert]{color:#f2b8b5}}[hidden]{display:none}`;

const hashOf = (text: string) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
const policy = [
  "default-src 'none'",
  `script-src ${hashOf(welcomeScript)}`,
  `style-src ${hashOf(style)}`,
  "connect-src 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
  "form-action 'none'",
].join("; ");

function shell(lang: Language, title: string, body: string): string {
  return `<!doctype html><html lang="${lang}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${title} – Peil</title><style>${style}</style></head><body><main><h1>${title}</h1>${body}</main></body></html>`;
}

const rootPage: Page = (words, lang) =>
  shell(lang, words.rootTitle, `<p>${words.rootText}</p><p><a href="/api/">${words.reference}</a></p>`);

const linkPage: Page = (words, lang) =>
  shell(
    lang,
    words.linkTitle,
    `<p id="what">${words.looking}</p><p role="alert" id="problem" hidden></p>
<form id="password" hidden><div id="named"><label for="login">${words.login}</label>
<input id="login" name="login" type="email" autocomplete="username"></div>
<label for="pw">${words.password}</label>
<input id="pw" name="password" type="password" minlength="12" autocomplete="new-password" required>
<button>${words.setPassword}</button></form>
<form id="second" hidden><p>${words.second}</p><p><a id="uri">${words.openAuthenticator}</a></p><p><code id="secret"></code></p>
<label for="code">${words.code}</label><input id="code" name="code" inputmode="numeric" autocomplete="one-time-code" required>
<button>${words.confirm}</button></form>
<section id="done" hidden><p>${words.done}</p><p id="codes" hidden>${words.recovery}</p><output id="list"></output>
<p><a href="/api/">${words.reference}</a></p></section>
<script>${welcomeScript}</script>`,
  );
