/** The operations of everything beside signing in and the work on tickets: who is who, what was agreed, and what came of it. */
import type { AnyOperation } from "../operation.ts";
import { customerOperations } from "./customers.ts";
import { personOperations } from "./people.ts";
import { personAccessOperations } from "./person-access.ts";
import { personDataOperations } from "./person-data.ts";
import { serviceOperations } from "./services.ts";

export const resources: readonly AnyOperation[] = [
  ...customerOperations,
  ...personOperations,
  ...personAccessOperations,
  ...personDataOperations,
  ...serviceOperations,
];
