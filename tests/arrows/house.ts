import { readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { mayEnter, type Wing, wings } from "./order"

const names = Object.keys(wings) as Wing[]
const file = join(import.meta.dirname, "../../docs/architecture.md")
const [begin, end] = ["<!-- the plan: npm run house -->", "<!-- end of the plan -->"]

/** Every wing reachable from one, except `platform`. */
const below = (wing: Wing): Set<Wing> => new Set(mayEnter[wing].flatMap((one) => [one, ...below(one)]))

/** The direct arrows of a wing, without those implied by a longer path. */
const direct = (wing: Wing) => mayEnter[wing].filter((one) => !mayEnter[wing].some((other) => below(other).has(one)))

/** Core's wings and their modules as a Mermaid diagram. */
export function plan(): string {
  const rooms = names.map((wing) => `  ${wing}["<b>${wing}</b><br/>${lines(wings[wing]).join("<br/>")}"]`)
  const arrows = names.flatMap((wing) => {
    const to = direct(wing)
    return (to.length > 0 || wing === "platform" ? to : (["platform"] as const)).map((one) => `  ${wing} --> ${one}`)
  })
  return ["```mermaid", "flowchart BT", ...rooms, ...arrows, "```"].join("\n")
}

/** Three modules to a line. */
function lines(modules: readonly string[]): string[] {
  return modules.flatMap((_, at) => (at % 3 === 0 ? [modules.slice(at, at + 3).join(" · ")] : []))
}

/** The document with its plan replaced by this one. */
export function drawn(text: string): string {
  const [from, to] = [text.indexOf(begin), text.indexOf(end)]
  if (from < 0 || to < from) throw new Error(`docs/architecture.md has no place for the plan: ${begin} … ${end}`)
  return `${text.slice(0, from + begin.length)}\n${plan()}\n${text.slice(to)}`
}

if (process.argv[1] === import.meta.filename) writeFileSync(file, drawn(readFileSync(file, "utf8")))
