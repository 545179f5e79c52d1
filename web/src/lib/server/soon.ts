/**
 * What is there at once stands in the page at once; what takes longer comes after it. `whole` waits, for a browser that runs no script: such a
 * page asks for itself again with `?whole`.
 */
export async function soon<Value>(
  asked: Promise<Value>,
  { whole, withinMs = 500 }: { whole: boolean; withinMs?: number },
): Promise<{ readonly value: Value } | { readonly later: Promise<Value> }> {
  if (whole) return { value: await asked };
  const late = Symbol("late");
  let timer: NodeJS.Timeout | undefined;
  const waited = new Promise<typeof late>((resolve) => {
    timer = setTimeout(() => resolve(late), withinMs);
  });
  const first = await Promise.race([asked, waited]);
  clearTimeout(timer);
  return first === late ? { later: asked } : { value: first };
}
