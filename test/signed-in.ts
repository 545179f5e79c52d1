/** Signing in over HTTP as a browser does, with an authenticator where the role needs one and there is none yet. */
import { Secret, TOTP } from "otpauth";

export interface SignIn {
  readonly origin: string;
  readonly login: string;
  readonly password: string;
  /** As the server has it: codes are of a moment. */
  readonly now: number;
}

/** Of who has set up an authenticator here before: a role that needs one is asked for its code from then on. */
const secrets = new Map<string, string>();
const codeOf = (secret: string, now: number) =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: now });

/** The cookie of the session, as `name=value`. */
export async function signedIn({ origin, login, password, now }: SignIn): Promise<string> {
  const ask = async (path: string, body: object | undefined, cookie = "") => {
    const headers = { "content-type": "application/json", origin, cookie };
    const reply = await fetch(`${origin}/api/v1${path}`, {
      method: "POST",
      headers,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (!reply.ok) throw new Error(`${login} at ${path}: ${reply.status} ${await reply.text()}`);
    const set = reply.headers.getSetCookie().find((one) => one.startsWith("peil="));
    return { said: (await reply.json()) as Record<string, string>, cookie: set?.split(";")[0] ?? cookie };
  };
  const { said, cookie } = await ask("/session", { login, password });
  if (said["stage"] === "full") return cookie;
  const known = secrets.get(`${origin} ${login}`);
  if (known !== undefined) return (await ask("/session/code", { code: codeOf(known, now) }, cookie)).cookie;
  const { said: made } = await ask("/account/authenticator", undefined, cookie);
  secrets.set(`${origin} ${login}`, made["secret"]!);
  const code = codeOf(made["secret"]!, now);
  return (await ask("/account/authenticator/confirmation", { code }, cookie)).cookie;
}
