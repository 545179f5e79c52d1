/**
 * Whose something is, and who may see it (API-4, API-5): the one place where the tests of isolation say so, in words of their own
 * and not with the policies that they test. Texts that are put into the world carry a mark, so that a reply that holds a mark of
 * somebody else is found wherever in it that stands.
 */
import { sideOfRole, type Role } from "../../src/facts/role.ts";

/** What is left out holds nobody off. */
export interface Owner {
  readonly tenant: string;
  readonly customer?: string | undefined;
  readonly contract?: string | undefined;
  /** Of a ticket: the only end user who sees it. */
  readonly reporter?: string | undefined;
  /** Nobody's but this person's, such as a session. */
  readonly person?: string | undefined;
  /** Internal: for the supplier's own people. */
  readonly isInternal?: boolean;
}

export interface Viewer {
  /** `manager of A`, for what a test says. */
  readonly name: string;
  readonly tenant: string;
  readonly customer: string | null;
  readonly contract: string | null;
  readonly person: string;
  readonly role: Role;
}

export function sees(viewer: Viewer, owner: Owner): boolean {
  if (viewer.tenant !== owner.tenant) return false;
  if (owner.person !== undefined) return owner.person === viewer.person;
  if (sideOfRole(viewer.role) === "supplier") return true;
  if (owner.isInternal === true) return false;
  if (owner.customer !== undefined && owner.customer !== viewer.customer) return false;
  if (viewer.role === "auditor" && owner.contract !== undefined) return owner.contract === viewer.contract;
  return viewer.role !== "end-user" || owner.reporter === undefined || owner.reporter === viewer.person;
}

/** In which way something is not the viewer's, for the sentence of a failure and to try one of each. */
export function distance(viewer: Viewer, owner: Owner): string {
  if (viewer.tenant !== owner.tenant) return "another supplier's";
  if (owner.customer !== undefined && viewer.customer !== null && owner.customer !== viewer.customer)
    return "another customer's";
  if (owner.isInternal === true) return "the supplier's own";
  if (viewer.role === "auditor" && owner.contract !== viewer.contract) return "of another contract";
  return "another person's";
}

const uuids = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gi;

/** Everything in the world that belongs to somebody: marks in texts, and ids. */
export class Owned {
  private readonly owners = new Map<string, Owner>();
  private marks = 0;

  /** A word for a text of this owner's. */
  mark(owner: Owner): string {
    const mark = `zq${(this.marks += 1)}qz`;
    this.owners.set(mark, owner);
    return mark;
  }

  own(id: string, owner: Owner): void {
    this.owners.set(id.toLowerCase(), owner);
  }

  /** What stands in a text and is not for this viewer; what they sent themselves is told back to them. */
  foreignIn(text: string, viewer: Viewer | undefined, sent: string): string[] {
    const found = new Set([...text.matchAll(/zq\d+qz/gi), ...text.matchAll(uuids)].map(([one]) => one.toLowerCase()));
    return [...found].filter((one) => {
      const owner = this.owners.get(one);
      return owner !== undefined && !sent.includes(one) && (viewer === undefined || !sees(viewer, owner));
    });
  }

  marksIn(text: string): string[] {
    return [...text.matchAll(/zq\d+qz/g)].map(([one]) => one);
  }

  /** Marks of everything that holds this. */
  marksOf(holds: (owner: Owner) => boolean): string[] {
    return [...this.owners].filter(([one, owner]) => one.startsWith("zq") && holds(owner)).map(([one]) => one);
  }

  ownerOf(id: string): Owner | undefined {
    return this.owners.get(id.toLowerCase());
  }
}
