/** The words of the desk, in English. */
import { anyOf, listed, said, type DeskWords } from "./desk-words.ts";

const why: Readonly<Record<string, string>> = {
  "in-the-future": "That moment has yet to come. Leave it out, and it is now.",
  "in-the-past": "That moment has passed. Choose one that is to come.",
  "not-yours-to-say": "What you do counts when it comes in. Leave the moment out.",
  "too-long-ago": "That is longer ago than anything is written down of. Choose a moment after",
  "before-the-report": "The ticket was not there yet. Choose a moment after",
  "before-it-came-to-this": "The ticket came to stand like this only later. Choose a moment after",
};

export const enDesk: DeskWords = {
  refusals: {
    "no-such-ticket": {
      title: "There is no such ticket",
      say: () => "There is no ticket of this number that you can see. Look whether the number is right.",
    },
    "no-such-contract": {
      title: "There is no such contract",
      say: () => "There is no contract of this name that you can see. Look whether the name is right.",
    },
    "no-such-person": {
      title: "There is no such person",
      say: () => "Nobody of this name takes part for this organisation. Look whom you meant.",
    },
    "no-such-fact": {
      title: "There is no such fact",
      say: () => "This ticket has no fact of this name, or it was withdrawn already.",
    },
    "not-in-this-state": {
      title: "That cannot be done to this ticket now",
      say: (p) => `The ticket is "${state(said(p, "state"))}". This can be done while it is ${possibleStates(p)}.`,
    },
    "not-your-role": {
      title: "That is not for you to do",
      say: () => "In your role you cannot do this. Ask somebody whose task it is.",
    },
    "not-of-this-contract": {
      title: "That does not belong to this contract",
      say: (p) => `"${said(p, "name")}" is not of this contract. Choose something that is.`,
    },
    "version-changed": {
      title: "The ticket has changed in the meantime",
      say: () => "Somebody was first. Read the ticket again and see whether you still want this.",
    },
    "key-reused": {
      title: "This key was used before",
      say: () => "Something else was asked with the same key. Take a new key for something new.",
    },
    "unknown-value": {
      title: "This value is not known",
      say: (p) => `"${said(p, "written")}" cannot stand for "${said(p, "field")}".${possible(p)}`,
    },
    "moment-not-allowed": {
      title: "This moment is not possible",
      say: (p) => {
        const text = why[said(p, "why")] ?? "Choose another moment than";
        return text.endsWith(".") ? text : `${text} ${said(p, "bound")}.`;
      },
    },
    "nothing-to-do": {
      title: "That changes nothing",
      say: () => "It stands like this already. Nothing was recorded.",
    },
    "refused-by-agreement": {
      title: "The agreement does not allow this",
      say: (p) =>
        p["until"] === undefined
          ? said(p, "sayEn") || "By the agreement this cannot be done now."
          : `It could be reopened until ${said(p, "until")}. Make a new ticket that follows this one.`,
    },
    "content-lacking": {
      title: "Something is lacking",
      say: (p) =>
        [said(p, "sayEn"), p["lacking"] === undefined ? "" : `Fill in: ${said(p, "lacking")}.`]
          .filter((part) => part !== "")
          .join(" ") || "The agreement asks for more first.",
    },
    "too-large": {
      title: "This is too large",
      say: (p) => `It may be ${said(p, "most")} at most. Make it smaller, or split it.`,
    },
    "kind-not-allowed": {
      title: "A fact of this kind cannot be recorded here",
      say: (p) =>
        `"${said(p, "kind")}" cannot be recorded like this.${p["instead"] === undefined ? "" : ` Use "${said(p, "instead")}".`}`,
    },
  },
  advice: { advised: "Advice", noted: "Noted", masked: "Made unreadable" },
  states: {
    new: "new",
    open: "in progress",
    waiting: "waiting",
    resolved: "resolved",
    closed: "closed",
    merged: "merged",
    spam: "spam",
  },
  article: (article) => `Article ${article}`,
};

function state(word: string): string {
  return (enDesk.states as Readonly<Record<string, string>>)[word] ?? word;
}

function possibleStates(params: Parameters<typeof said>[0]): string {
  return anyOf(listed(params, "possible").map(state), "or");
}

function possible(params: Parameters<typeof said>[0]): string {
  const words = said(params, "possible");
  return words === "" ? "" : ` Possible: ${words}.`;
}
