import type { BesidePage } from "$peil/http/web.ts";
import type { Api } from "#lib/server/api.ts";
import type { Language } from "$peil/i18n/words.ts";

declare global {
  namespace App {
    interface Locals {
      /** The public API, asked in process with this browser's session. */
      api: Api;
      language: Language;
      theme: "light" | "dark" | "system";
      /** Undefined while nobody is signed in. */
      session: Session | undefined;
      /** What the API says of the time: the same clock that judges. */
      now: number;
      /** A key by which the forms of a page are done once, and known to be of this reader's page. */
      newId: () => string;
      /** For whom the page was made from which a form is being sent: in its browser somebody else may have signed in since. */
      formFor?: string;
    }
    interface Platform {
      req: { peil: BesidePage };
    }
    interface PageData {
      language: Language;
    }
    interface Error {
      message: string;
      /** What can be done instead, where there is something. */
      advice?: string;
    }
    interface Session {
      tenant: string;
      person: string;
      role: string;
      customer: string | null;
      contract: string | null;
      session: string;
      authenticatedAt: string;
      name: string | null;
      login: string | null;
      customerName: string | null;
      supplierName: string;
      language: Language | null;
      theme: "light" | "dark" | "system";
    }
  }
}
