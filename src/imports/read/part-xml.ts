/** The parts of a workbook as elements that open and close; what is no XML, or declares a document type, is thrown. */
import { SaxesParser } from "saxes";

/** Thrown inside the reading of a workbook, and made a finding at its edge. */
export class PartError extends Error {}

export interface PartHandler {
  /** Names come without their prefix. */
  open(element: string, attributes: Readonly<Record<string, string>>): void;
  close?(element: string): void;
  text?(text: string): void;
  /** Whether the rest of the part is not wanted. */
  readonly isDone?: boolean;
}

export async function readPart(bytes: AsyncIterable<Uint8Array>, handler: PartHandler): Promise<void> {
  const parser = new SaxesParser<{ xmlns?: false; position: boolean }>({ position: false });
  parser.on("error", (error) => {
    throw new PartError(error.message);
  });
  parser.on("doctype", () => {
    throw new PartError("doctype");
  });
  parser.on("opentag", ({ name, attributes }) => handler.open(local(name), attributes));
  if (handler.close) parser.on("closetag", ({ name }) => handler.close!(local(name)));
  if (handler.text) parser.on("text", (text) => handler.text!(text));
  const decoder = new TextDecoder();
  for await (const chunk of bytes) {
    parser.write(decoder.decode(chunk, { stream: true }));
    if (handler.isDone === true) return;
  }
  parser.write(decoder.decode());
  parser.close();
}

function local(name: string): string {
  return name.slice(name.indexOf(":") + 1);
}
