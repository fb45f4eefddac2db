type Tree = Record<string, unknown>

export function getIn(root: unknown, path: string): unknown {
  return path.split(".").reduce<unknown>((node, part) => (node as Tree | undefined)?.[part], root)
}

/** A copy of `root` with `value` at "a.b.0"; what does not exist on the way is made. */
export function setIn(root: unknown, path: string, value: unknown): unknown {
  const [head, ...rest] = path.split(".") as [string, ...string[]]
  const next = rest.length ? setIn((root as Tree | undefined)?.[head], rest.join("."), value) : value
  if (Array.isArray(root)) return root.with(Number(head), next)
  return { ...(root as Tree | undefined), [head]: next }
}

/** Without blanks: an empty text means "not given", and an object of nothing is nothing. */
export function prune(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(prune)
  if (value === null || typeof value !== "object") return value
  const entries = Object.entries(value)
    .map(([key, inner]) => [key, prune(inner)] as const)
    .filter(([, inner]) => inner !== undefined && inner !== "")
  return Object.fromEntries(entries)
}
