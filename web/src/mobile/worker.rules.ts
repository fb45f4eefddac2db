/** What a request is, as far as the worker looks. */
export type Asked = { method: string; url: string; mode: string }

/**
 * What the worker does with a request: `page` is the shell for an address below /mobile, `file` one of the shell's own
 * files, and everything else, the API above all, it does not touch.
 */
export function answers(
  { method, url, mode }: Asked,
  origin: string,
  files: ReadonlySet<string>,
): "page" | "file" | "nothing" {
  const address = new URL(url)
  if (method !== "GET" || address.origin !== origin || address.pathname.startsWith("/api/")) return "nothing"
  if (mode === "navigate") return /^\/mobile(\/|$)/.test(address.pathname) ? "page" : "nothing"
  return address.search === "" && files.has(address.pathname) ? "file" : "nothing"
}
