/** What the API says in English when it does not do what was asked. */
import { problemsOf } from "./desk-words.ts";
import { enDesk } from "./en-desk.ts";
import type { ProblemWords } from "./problem-words.ts";

export const enProblems: ProblemWords = {
  problems: {
    "bad-http": { title: "Not a request", detail: () => "What arrived is not a complete HTTP/1.1 request." },
    "bad-json": {
      title: "Not JSON",
      detail: () => "The body is no JSON text in UTF-8. Nothing was changed; mend the body and send it again.",
    },
    "invalid-input": {
      title: "Input not valid",
      detail: ({ count }) =>
        count === 1
          ? "One value is not as it should be; `errors` says which. Nothing was changed."
          : `${count} values are not as they should be; \`errors\` says which. Nothing was changed.`,
    },
    "not-storable": {
      title: "Value cannot be stored",
      detail: () => "A value is not of the kind that is kept there, such as a UUID. Nothing was changed.",
    },
    "not-signed-in": {
      title: "Not signed in",
      detail: () => "Sign in, or send an API key that is still valid: `Authorization: Bearer peil_…`.",
    },
    "not-allowed": { title: "Not for your role", detail: ({ role }) => `The role "${role}" may not do this.` },
    "scope-missing": {
      title: "API key does not reach this far",
      detail: ({ scope }) =>
        scope === "session"
          ? "No API key may do this: sign in and do it in a session."
          : `The API key lacks the scope "${scope}". Make a key that has it.`,
    },
    "foreign-origin": {
      title: "Asked by another site",
      detail: () => "A page of another site sent this with your session. If it was you: do it in Peil itself.",
    },
    "of-another": {
      title: "Somebody else is signed in in this browser now",
      detail: () =>
        "This page belonged to whoever was signed in before. Nothing was done. Reload the page before you go on.",
    },
    "not-found": { title: "Not found", detail: () => "There is nothing here that you may see." },
    "method-not-allowed": { title: "Method not allowed", detail: ({ allowed }) => `What works here: ${allowed}.` },
    "request-too-slow": {
      title: "Request too slow",
      detail: () => "The request did not arrive in time and was dropped. Nothing was changed; send it again.",
    },
    "in-progress": {
      title: "Still at it",
      detail: () => "A request with this Idempotency-Key is being done. Ask again in a moment to get its reply.",
    },
    "changed-since": {
      title: "Changed since you read it",
      detail: () => "Somebody changed it in the meantime. Read it again, look at what changed, and send yours anew.",
    },
    "too-large": { title: "Too large", detail: ({ limit }) => `The body is larger than the ${limit} that fit here.` },
    "wrong-content-type": {
      title: "Wrong content type",
      detail: ({ expected }) => `The body must be ${expected}; say so in Content-Type.`,
    },
    "file-not-taken": {
      title: "This kind of file is not taken",
      detail: () =>
        "Taken are PDF, PNG, JPEG, GIF, WebP, text, documents of Office and OpenDocument without macros, and ZIP. " +
        "Nothing is taken that a double click would run.",
    },
    "key-malformed": {
      title: "Idempotency-Key not valid",
      detail: () => "An Idempotency-Key has 8 to 128 visible ASCII characters, such as a UUID.",
    },
    "key-reused": {
      title: "Idempotency-Key used before",
      detail: () => "This key came with another request within the last day. Send a new request with a new key.",
    },
    "version-malformed": {
      title: "If-Match not valid",
      detail: () => 'If-Match carries the ETag as it was given, such as `"12"`, or `*`.',
    },
    "version-needed": {
      title: "Version needed",
      detail: () => "Say in If-Match which version you saw: the ETag of what you read.",
    },
    "too-many-requests": {
      title: "Too many requests",
      detail: ({ seconds }) => `Wait ${seconds} s, then go on more slowly.`,
    },
    "too-many-streams": {
      title: "Too many open streams",
      detail: ({ most }) => `One person may keep ${most} streams of events open. Close one first.`,
    },
    "headers-too-large": {
      title: "Headers too large",
      detail: () => "The headers of the request are larger than 16 kB together.",
    },
    broken: {
      title: "Something broke",
      detail: () => "That is our mistake, and it is in the log under the number in X-Request-Id.",
    },
    unavailable: {
      title: "Not available now",
      detail: ({ seconds }) => `Peil cannot do this just now. Try again in ${seconds} s.`,
    },
    "wrong-credentials": { title: "Cannot sign you in", detail: () => "The login or the password is not right." },
    "too-many-attempts": {
      title: "Too many attempts",
      detail: ({ seconds }) => `Wait ${seconds} s before you try again.`,
    },
    busy: { title: "Busy", detail: ({ seconds }) => `Many people sign in at once. Try again in ${seconds} s.` },
    "wrong-code": { title: "Wrong code", detail: () => "The code is not right, or it was used before." },
    "sign-in-again": {
      title: "Sign in again",
      detail: () => "For this Peil has to be sure that it is you: sign in again and repeat it.",
    },
    "password-too-short": {
      title: "Password too short",
      detail: ({ least }) => `A password has at least ${least} characters. A few words in a row are fine.`,
    },
    "password-too-long": {
      title: "Password too long",
      detail: ({ most }) => (most === undefined ? "The password is too long." : `At most ${most} characters fit.`),
    },
    "password-obvious": { title: "Password too obvious", detail: () => "Many would try this one first. Take another." },
    "link-not-valid": {
      title: "Link not valid",
      detail: () => "This link was used before or is too old. Ask an administrator for a new one.",
    },
    "login-needed": {
      title: "Login needed",
      detail: () => "This account has no login yet: send one, an e-mail address.",
    },
    "login-taken": { title: "Login taken", detail: () => "Somebody else signs in with this login." },
    "login-malformed": { title: "Login not valid", detail: () => "A login is an e-mail address." },
    "account-not-active": {
      title: "Account not active",
      detail: () => "This person has left; make the account active.",
    },
    "last-administrator": {
      title: "Last administrator",
      detail: () => "Somebody has to be able to administer Peil: make another administrator first.",
    },
    "administrator-signed-in": {
      title: "There is an administrator",
      detail: () => "An administrator has signed in before; ask for an invitation, or recover on the command line.",
    },
    "not-an-administrator": { title: "Not an administrator", detail: () => "This works for an administrator only." },
    "second-factor-needed": {
      title: "Second factor needed",
      detail: () => "This role signs in with a second factor, and this is the last one.",
    },
    "second-factor-present": { title: "Second factor present", detail: () => "There is an authenticator already." },
    "no-second-factor": { title: "No second factor", detail: () => "There is no authenticator to do this with." },
    "passkey-refused": {
      title: "Passkey refused",
      detail: () => "The answer of the passkey does not fit the question.",
    },
    "provider-malformed": {
      title: "That is no sign-in service",
      detail: () =>
        "The address begins with https:// and ends without a question mark or a hash, a domain has no at sign, and the name and the client id are one line.",
    },
    "provider-unreachable": {
      title: "Provider out of reach",
      detail: () => "The sign-in service does not answer. Try again later, or sign in otherwise.",
    },
    "provider-refused": { title: "Provider refused", detail: () => "The sign-in service did not sign you in." },
    "not-invited": {
      title: "Not invited",
      detail: () => "No account here belongs to you at that sign-in service. Ask an administrator for an invitation.",
    },
    "flow-not-valid": {
      title: "Too late",
      detail: () => "This sign-in took too long or was done before. Begin again.",
    },
    "session-needed": { title: "Session needed", detail: () => "This is done in a session, not with an API key." },
    "scopes-malformed": { title: "Scopes not valid", detail: () => "A key has at least one scope, each named once." },
    "expiry-malformed": {
      title: "Expiry not valid",
      detail: () => "A key ends in the future, at most two years ahead.",
    },
    "place-malformed": {
      title: "Role and place do not fit",
      detail: () =>
        "The supplier's people have no customer, the customer's have one, and an auditor has a contract as well.",
    },
    ...problemsOf(enDesk),
    "no-such-agreement": {
      title: "No such agreement",
      detail: () => "No agreement is kept under this hash. Keep its text first.",
    },
    "code-taken": { title: "Code taken", detail: ({ code }) => `Another contract has the code ${code}.` },
    "name-taken": { title: "Name taken", detail: ({ name }) => `There is one called "${name}" already.` },
    "tickets-already": {
      title: "Tickets already",
      detail: () =>
        "Tickets of this contract were judged by its terms already. Other terms are a new version of the agreement.",
    },
    "does-not-hold": {
      title: "Does not hold",
      detail: ({ count }) =>
        `What was handed in has ${count} ${String(count) === "1" ? "error" : "errors"}; \`errors\` names all. Nothing was changed.`,
    },
    "not-signed-yet": {
      title: "Not signed yet",
      detail: () => "No checkpoint reaches that far yet. Sign the log as it is now, and ask for the proof again.",
    },
    "webhook-disabled": {
      title: "Webhook disabled",
      detail: () => "Nothing is sent to this webhook while it is disabled. Enable it first.",
    },
  },
  fields: {
    required: () => "This has to be given.",
    "unknown-field": ({ name }) => `"${name}" is not known here. Leave it out, or mend its spelling.`,
    "wrong-type": ({ expected }) => `This has to be of type ${expected}.`,
    "too-short": ({ least }) => `This has at least ${least} characters.`,
    "too-long": ({ most }) => `This has at most ${most} characters.`,
    "too-small": ({ least }) => `This is at least ${least}.`,
    "too-great": ({ most }) => `This is at most ${most}.`,
    "too-few": ({ least }) => `At least ${least} are needed.`,
    "too-many": ({ most }) => `At most ${most} fit.`,
    "not-one-of": ({ values }) => `This is one of: ${values}.`,
    malformed: ({ form }) => `This is not written as ${form}.`,
    "not-one-line": () => "This is one line: no line breaks, no control characters.",
    "bad-character": () => "A character in it cannot be stored: U+0000, or half of a pair.",
    "forbidden-name": ({ name }) => `A field cannot be called "${name}".`,
    "too-deep": ({ most }) => `Values may be nested ${most} deep.`,
    "fits-no-form": () => "This fits none of the forms it may have.",
    "bad-cursor": () => "This cursor is not of this list. Begin at the first page, without a cursor.",
    "not-there": () => "What this names is not there.",
    "address-refused": ({ reason }) => `Peil sends nothing to this address (${reason}).`,
    "unknown-event": ({ type }) => `No message will ever be of the type "${type}".`,
  },
};
