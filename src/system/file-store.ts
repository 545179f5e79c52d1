/** Where sealed files lie: on the disk of PEIL_HOME, or in the bucket that the settings name. */
import path from "node:path";
import { DiskStore } from "../attachments/disk-store.ts";
import type { FileStore } from "../attachments/file-store.ts";
import { mostFileBytes } from "../attachments/receive-file.ts";
import { S3Store } from "../attachments/s3-store.ts";
import type { Egress } from "../egress/egress.ts";
import type { Settings } from "./settings.ts";

/** What sealing adds to it, with room to spare. */
const sealing = 1024 * 1024;

export function fileStore(settings: Settings, egress: Egress): FileStore {
  const { PEIL_S3_URL, PEIL_S3_BUCKET, PEIL_S3_REGION, PEIL_S3_KEY, PEIL_S3_SECRET } = settings;
  if (PEIL_S3_URL === undefined) return new DiskStore(path.join(settings.PEIL_HOME, "files"));
  return new S3Store({
    bucketUrl: `${PEIL_S3_URL}/${PEIL_S3_BUCKET}`,
    region: PEIL_S3_REGION,
    accessKeyId: PEIL_S3_KEY!,
    secretAccessKey: PEIL_S3_SECRET!,
    fetch: egress.fetch,
    maxBytes: mostFileBytes + sealing,
    folder: path.join(settings.PEIL_HOME, "files", "coming"),
  });
}
