/**
 * All faults, each kind on a system of its own and all kinds at once: what a test of faults does most is wait, for a process that
 * starts, for a moment that comes due or for a database that reads back its log.
 */
// oxlint-disable import/no-unassigned-import -- each of them says what it tests, and has nothing to give
import "./full-disk.ts";
import "./kills.ts";
import "./troubles.ts";
