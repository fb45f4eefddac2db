/** The properties of a request that matter to the worker. */
export type Asked = { method: string; url: string; mode: string }

/**
 * How the worker answers a request: `page` is the shell for an address under /mobile, `file` one of the shell's files.
 * Everything else, above all the API, it leaves alone.
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
