/** The operations of everything beside signing in and the work on tickets: who is who, what was agreed, and what came of it. */
import type { AnyOperation } from "../operation.ts";
import { agreementDocumentOperations } from "./agreement-document.ts";
import { agreementOperations } from "./agreements.ts";
import { contractChangeOperations } from "./contract-changes.ts";
import { contractOperations } from "./contracts.ts";
import { customerOperations } from "./customers.ts";
import { deliveryOperations } from "./deliveries.ts";
import { deskOperations } from "./desk.ts";
import { figureOperations } from "./figures.ts";
import { importOperations } from "./imports.ts";
import { logOperations } from "./logs.ts";
import { nameOperations } from "./names.ts";
import { overviewOperations } from "./overview.ts";
import { personOperations } from "./people.ts";
import { personAccessOperations } from "./person-access.ts";
import { personDataOperations } from "./person-data.ts";
import { relationFactOperations } from "./relation-facts.ts";
import { searchOperations } from "./search.ts";
import { serviceOperations } from "./services.ts";
import { supplierOperations } from "./supplier.ts";
import { webhookOperations } from "./webhooks.ts";

export const resources: readonly AnyOperation[] = [
  ...supplierOperations,
  ...customerOperations,
  ...personOperations,
  ...personAccessOperations,
  ...personDataOperations,
  ...nameOperations,
  ...agreementOperations,
  ...agreementDocumentOperations,
  ...contractOperations,
  ...contractChangeOperations,
  ...deskOperations,
  ...serviceOperations,
  ...relationFactOperations,
  ...searchOperations,
  ...importOperations,
  ...figureOperations,
  ...overviewOperations,
  ...logOperations,
  ...webhookOperations,
  ...deliveryOperations,
];
