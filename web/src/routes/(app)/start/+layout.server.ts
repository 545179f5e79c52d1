/** First steps stand among the sections of administration. */
export { load } from "../admin/+layout.server.ts";
