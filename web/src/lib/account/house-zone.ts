/** The zone in which moments are told that belong to no agreement: of sessions, links and keys. A reader elsewhere is told which it is. */
export const houseZone = "Europe/Amsterdam";
