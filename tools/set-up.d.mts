/** The shapes of set-up.mjs, which is plain JavaScript for the Node that is there before Peil's own. */
export function setUp(
  root: string,
  say: (line: string) => void,
  install?: (root: string) => string | undefined,
): Promise<string | undefined>;
export function isSetUp(root: string): boolean;
export function findNode(root: string): string | undefined;
/** Undefined when the other one was first and `isDone` by then; else what ends the turn. */
export function takeTurn(
  lock: string,
  say: (line: string) => void,
  isDone: () => boolean,
): Promise<(() => void) | undefined>;
