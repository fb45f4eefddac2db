/** A field that two people changed, each in her own way, since both read `base`. */
export type Conflict = { path: string; base: unknown; theirs: unknown; mine: unknown }
export type Merged<V> = {
  /** Both changes together; where they conflict, theirs for now. */
  merged: V
  conflicts: Conflict[]
}
/** What she decides for one field. `value`: neither, but this. */
export type Decision = "mine" | "theirs" | { value: unknown }

type Tree = Record<string, unknown>
const isTree = (value: unknown): value is Tree => typeof value === "object" && value !== null && !Array.isArray(value)
/** Things that have a name which stays: a catalogue's entries, a protocol's steps. Their order is a thing of its own (`#`). */
type Named = Tree & { key: string }
const isList = (value: unknown): value is Named[] =>
  Array.isArray(value) && value.every((one) => isTree(one) && typeof one["key"] === "string")
const keysOf = (list: readonly Named[]) => list.map(({ key }) => key)
const asTree = (list: readonly Named[]): Tree => Object.fromEntries(list.map((one) => [one.key, one]))
const isSet = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((one) => typeof one === "string")

/** Equal as JSON, whatever the order of the keys; what is absent is `undefined`. */
export function same(a: unknown, b: unknown): boolean {
  if (Array.isArray(a) && Array.isArray(b)) return a.length === b.length && a.every((one, index) => same(one, b[index]))
  if (isTree(a) && isTree(b))
    return [...new Set([...Object.keys(a), ...Object.keys(b)])].every((key) => same(a[key], b[key]))
  return Object.is(a, b)
}

/**
 * Two changes of one record, brought together: `base` is what both read, `theirs` what was saved meanwhile, `mine` what is
 * to be saved. What only one of them changed is taken; lists of keys are added up, lists of named things are merged thing by
 * thing; what both changed differently is a conflict, and nobody's text is lost. `whole`: paths that are one thing, however many fields they have.
 */
export function compare<V>(base: V, theirs: V, mine: V, whole: readonly string[] = []): Merged<V> {
  const conflicts: Conflict[] = []
  const merge = (b: unknown, t: unknown, m: unknown, path: string): unknown => {
    if (same(t, m) || same(b, m)) return t
    if (same(b, t)) return m
    if (!whole.includes(path)) {
      if (isTree(t) && isTree(m)) return trees(isTree(b) ? b : {}, t, m, path)
      if (isList(t) && isList(m) && t.length + m.length) return lists(isList(b) ? b : [], t, m, path)
      if (isSet(t) && isSet(m)) return sets(isSet(b) ? b : [], t, m)
    }
    conflicts.push({ path, base: b, theirs: t, mine: m })
    return t
  }
  const lists = (b: Named[], t: Named[], m: Named[], path: string): unknown => {
    const all = Object.values(trees(asTree(b), asTree(t), asTree(m), path)) as Named[]
    const [before, theirs, mine] = [keysOf(b), keysOf(t), keysOf(m)]
    // Of what all three have: who added or took out something has moved nothing.
    const common = (keys: string[]) => keys.filter((key) => [before, theirs, mine].every((one) => one.includes(key)))
    const [theyMoved, iMoved] = [theirs, mine].map((keys) => !same(common(keys), common(before)))
    if (theyMoved && iMoved && !same(common(theirs), common(mine)))
      conflicts.push({ path: `${path}.#`, base: before, theirs, mine })
    return inOrder(all, iMoved && !theyMoved ? woven(mine, theirs) : woven(theirs, mine))
  }
  const trees = (b: Tree, t: Tree, m: Tree, path: string): Tree => {
    const keys = [...new Set([...Object.keys(t), ...Object.keys(m)])]
    const entries = keys.map((key) => [key, merge(b[key], t[key], m[key], path ? `${path}.${key}` : key)] as const)
    return Object.fromEntries(entries.filter(([, value]) => value !== undefined))
  }
  return { merged: merge(base, theirs, mine, "") as V, conflicts }
}

/** Where the record says something else now than when it was read: what was read stands as `mine`. */
export function differences<V>(read: V, now: V, whole: readonly string[] = []): Conflict[] {
  const found: Conflict[] = []
  const look = (r: unknown, n: unknown, path: string): void => {
    if (same(r, n)) return
    const [before, after] = isList(r) && isList(n) ? [asTree(r), asTree(n)] : [r, n]
    if (!whole.includes(path) && isTree(before) && isTree(after)) {
      for (const key of new Set([...Object.keys(before), ...Object.keys(after)]))
        look(before[key], after[key], path ? `${path}.${key}` : key)
      if (isList(r) && isList(n) && !same(keysOf(r), keysOf(n)))
        found.push({ path: `${path}.#`, base: keysOf(r), theirs: keysOf(n), mine: keysOf(r) })
    } else found.push({ path, base: r, theirs: n, mine: r })
  }
  look(read, now, "")
  return found
}

/** The one order, with what only the other has put in behind what it follows there. */
const woven = (order: readonly string[], other: readonly string[]): string[] =>
  other.reduce<string[]>(
    (all, key, at) => {
      if (all.includes(key)) return all
      const before = other[at - 1]
      return all.toSpliced(before === undefined ? 0 : all.indexOf(before) + 1, 0, key)
    },
    [...order],
  )

/** In this order, then what it does not name. */
const inOrder = (list: readonly Named[], keys: readonly string[]): Named[] => {
  const place = ({ key }: Named) => (keys.includes(key) ? keys.indexOf(key) : keys.length)
  return [...list].sort((a, b) => place(a) - place(b))
}

/** What either added is there; what either took out is not. */
const sets = (base: string[], theirs: string[], mine: string[]): string[] => [
  ...theirs.filter((one) => mine.includes(one) || !base.includes(one)),
  ...mine.filter((one) => !theirs.includes(one) && !base.includes(one)),
]

/** The merged record with her decisions in it; a conflict without a decision throws: nothing is decided for her. */
export function decide<V>({ merged, conflicts }: Merged<V>, decisions: Readonly<Record<string, Decision>>): V {
  return conflicts.reduce<V>((record, { path, mine, theirs }) => {
    const decision = decisions[path]
    if (decision === undefined) throw new Error("A conflict that nobody decided")
    const value = decision === "mine" ? mine : decision === "theirs" ? theirs : decision.value
    return path === "" ? (value as V) : (put(record, path.split("."), value) as V)
  }, merged)
}

function put(record: unknown, [head = "", ...rest]: string[], value: unknown): unknown {
  if (isList(record)) {
    if (head === "#") return inOrder(record, value as string[])
    return inOrder(Object.values(put(asTree(record), [head, ...rest], value) as Tree) as Named[], keysOf(record))
  }
  const tree = isTree(record) ? record : {}
  const next = rest.length ? put(tree[head], rest, value) : value
  if (next !== undefined) return { ...tree, [head]: next }
  const { [head]: _gone, ...others } = tree
  return others
}
