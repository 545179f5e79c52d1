/**
 * Laws draw the same cases on every machine, so that a change is judged by what it changes and not by the luck of its run.
 * `PEIL_SEED=$RANDOM npm test` draws others; a case found that way stays as a test of its own.
 */
import { configureGlobal } from "fast-check";

configureGlobal({ seed: Number(process.env["PEIL_SEED"] ?? 20_251_026) });
