/**
 * What a part of a page was made of, for a part that stays as the server made it. A page that a browser loads holds that part already, so the browser
 * is not given a second time what it says: a document weighs half as much. A page that is come to by a script is made of it there.
 */
export class AsMade<Of> {
  /** Undefined where the page holds what was made of it. */
  readonly of: Of | undefined;
  private readonly isSent: boolean;

  constructor(of: Of | undefined, isSent: boolean) {
    this.of = of;
    this.isSent = isSent;
  }

  /** What goes to the browser. */
  get sent(): readonly [Of?] {
    return this.isSent && this.of !== undefined ? [this.of] : [];
  }
}

/** SVG, or "" where there is nothing to draw. */
export type Drawn = string | AsMade<string>;

/** A drawing of a page that a browser loads whole. */
export function drawnOnce(svg: Drawn): Drawn {
  return typeof svg === "string" && svg !== "" ? new AsMade(svg, false) : svg;
}
