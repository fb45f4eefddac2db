const names = new Set(["localhost", "127.0.0.1", "[::1]"])

/**
 * Whether a request was meant for this machine. A page of anywhere can have its own name point here and would then read what
 * is answered, as from its own origin: but its browser still says that name.
 */
export function isOwnHost(host: string | undefined): boolean {
  const [, name = ""] = /^(\[[0-9a-f:]+\]|[^:[\]]+)(?::\d{1,5})?$/i.exec(host ?? "") ?? []
  return names.has(name.toLowerCase())
}
