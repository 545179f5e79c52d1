import { words } from "#lib/server/words.ts";
import { roles } from "#lib/words/roles.ts";
import type { LayoutServerLoad } from "./$types";

/** What the header needs: who is here, for whom, and which rooms are theirs. */
export const load: LayoutServerLoad = ({ locals, url }) => {
  const { person, role, customer, name, login, customerName, supplierName } = locals.session!;
  return {
    // Of the page's address, so that it is told anew with every page: in another tab somebody else may have signed in.
    at: url.pathname,
    me: person,
    role,
    roleName: words(roles, locals.language)[role as keyof typeof roles],
    isOfCustomer: customer !== null,
    myName: name ?? login ?? "",
    organisation: customerName ?? supplierName,
  };
};
