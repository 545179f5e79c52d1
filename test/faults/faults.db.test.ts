/**
 * All faults, each kind on a system of its own and all kinds at once: what a test of faults does most is wait, for a process that
 * starts, for a moment that comes due or for a database that reads back its log.
 */
await import("./full-disk.ts");
await import("./kills.ts");
await import("./troubles.ts");
