import { adminSections } from "#lib/admin/sections.server.ts";
import type { LayoutServerLoad } from "./$types";

/** First steps stand among the sections of administration. */
export const load: LayoutServerLoad = ({ locals }) => adminSections(locals);
