/** The text of an agreement that a form brings: from a file, or as it was pasted. */
export async function agreementText(form: FormData): Promise<string> {
  const file = form.get("file");
  if (file instanceof File && file.size > 0) return file.text();
  const pasted = form.get("source");
  return typeof pasted === "string" ? pasted.replaceAll("\r\n", "\n") : "";
}
