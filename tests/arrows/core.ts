import { apart, mayEnter, order, type Wing, wings } from "./order"

/**
 * The role of a module's file: `index` (operations, for handlers and scripts), `inside` (what other modules of core may
 * call), schema, rules, entity, or operations (possibly several files).
 */
export type Role = "index" | "inside" | "schema" | "rules" | "entity" | "verbs"
export type Place = { wing: string; module: string; role: Role }

const root = "packages/core/src/"
/** Folders of small files without an index. */
const loose = ["util", "data", "error"]

export function placeOf(path: string): Place {
  const [wing = "", module = "", file] = path.slice(root.length).split("/")
  if (file === undefined) return { wing, module: module.split(".")[0] ?? "", role: "index" }
  if (file === "index.ts" || file === "inside.ts")
    return { wing, module, role: file === "index.ts" ? "index" : "inside" }
  const role = /\.(schema|rules|entity)\.ts$/.exec(file)?.[1]
  // The permission table is data beside the actor's schema; the console reads it, too.
  if (path === `${root}platform/actor/permissions.ts`) return { wing, module, role: "schema" }
  return { wing, module, role: (role as Role | undefined) ?? "verbs" }
}

/** Why this import inside core is not allowed; undefined when it is. */
export function coreArrow(from: string, to: string, type: boolean): string | undefined {
  const [here, there] = [placeOf(from), placeOf(to)]
  for (const { wing, module } of [here, there])
    if (!(wings[wing as Wing] as readonly string[] | undefined)?.includes(module))
      return `${wing}/${module} has no place in the order of modules (tests/arrows/order.ts)`
  return here.module === there.module ? within(here.role, there.role, type) : between(here, there)
}

function within(from: Role, to: Role, type: boolean): string | undefined {
  switch (from) {
    case "schema":
      return to === "schema" ? undefined : `a schema imports schemas, not ${to}`
    case "rules":
      return to === "schema" || to === "rules"
        ? undefined
        : `rules import their schema, not ${to}: they judge, and touch nothing`
    case "entity":
      return to === "schema" || to === "entity" || (to === "rules" && type)
        ? undefined
        : `an entity imports its schema, not ${to}`
    case "verbs":
      return to === "index" || to === "inside" ? "a module does not import its own index" : undefined
    case "index":
    case "inside":
      return to === "entity" ? `an entity is private to its module: ${from}.ts does not show it` : undefined
    default:
      return from satisfies never
  }
}

function between(from: Place, to: Place): string | undefined {
  if (to.wing !== from.wing && to.wing !== "platform" && !mayEnter[from.wing as Wing].includes(to.wing as Wing))
    return `${from.wing} does not import from ${to.wing} (tests/arrows/order.ts: mayEnter)`
  if (order.indexOf(to.module) >= order.indexOf(from.module))
    return `${to.module} stands on ${from.module}, not under it`
  const [mine, its] = [from, to].map(({ module }) => apart.findIndex((branch) => branch.includes(module)))
  if (mine !== its && mine !== -1 && its !== -1) return `${from.module} and ${to.module} know nothing of each other`
  if (loose.includes(to.module)) return undefined
  if (to.role === "schema") return undefined
  // The platform has no operations: its modules have one way in.
  const way = to.wing === "platform" ? "index" : "inside"
  if (to.role !== way) return `another module is imported by its ${way} or its schema, not its ${to.role}`
  // Keys, field names and nothing else: an entity cannot be written without them.
  if (from.role === "entity" && ["store", "entity"].includes(to.module)) return undefined
  if (from.role === "schema" || from.role === "rules" || from.role === "entity")
    return `${from.role} import schemas of other modules, not their code`
  return undefined
}
