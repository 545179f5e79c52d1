import type { LayoutServerLoad } from "./$types";

/** What the header needs: who is here, and which rooms are theirs. */
export const load: LayoutServerLoad = ({ locals }) => {
  const { role, customer } = locals.session!;
  return { role, isOfCustomer: customer !== null };
};
