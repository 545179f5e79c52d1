/** Every operation of the API: the tables of all resources in one list, which the server runs and openapi.json describes. */
import { accountOperations } from "./account-operations.ts";
import { fileOperations } from "./file-operations.ts";
import { linkOperations } from "./link-operations.ts";
import type { AnyOperation } from "./operation.ts";
import { preferenceOperations } from "./preference-operations.ts";
import { providerOperations } from "./provider-operations.ts";
import { resources } from "./resources/resources.ts";
import { queueOperations } from "./queue-operations.ts";
import { sessionOperations } from "./session-operations.ts";
import { actionOperations } from "./ticket-actions.ts";
import { bulkOperations } from "./ticket-bulk.ts";
import { countOperations } from "./ticket-counts.ts";
import { ticketOperations } from "./ticket-operations.ts";
import { possibleOperations } from "./ticket-possible.ts";
import { previewOperations } from "./ticket-preview.ts";

export const operations: readonly AnyOperation[] = [
  ...sessionOperations,
  ...accountOperations,
  ...preferenceOperations,
  ...linkOperations,
  ...providerOperations,
  ...ticketOperations,
  ...countOperations,
  ...queueOperations,
  ...actionOperations,
  ...previewOperations,
  ...possibleOperations,
  ...bulkOperations,
  ...fileOperations,
  ...resources,
];
