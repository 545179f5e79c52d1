import { adminSections } from "#lib/admin/sections.server.ts";
import type { LayoutServerLoad } from "./$types";

export const load: LayoutServerLoad = ({ locals }) => adminSections(locals);
