/** The floors of the console: a file imports its own floor and those below. */
const floors: [name: string, paths: RegExp][] = [
  // A page without the console: its words, its script and what generates its file.
  ["self-check", /^self-check\//],
  ["context", /^(api|answer)\.ts$|^(i18n|context)\//],
  ["ui", /^ui\//],
  ["a wing", /^\w+\/[\w-]+(\/|\.)/],
]
const shell = /^shell\//
const top = /^(app|routes)\.tsx$/
const floorOf = (path: string): number => {
  if (top.test(path)) return floors.length + 1
  if (shell.test(path)) return floors.length
  return floors.findIndex(([, paths]) => paths.test(path))
}
const nameOf = (floor: number) => floors[floor]?.[0] ?? (floor === floors.length ? "the shell" : "the routes")

const inside = (path: string) => path.replace(/^web\/src\//, "")
/** `casework/casefile` of `casework/casefile/incidents/incidents.css`: the folder of one noun, or a wing that is one itself. */
const nounOf = (path: string) => path.split("/").slice(0, -1).slice(0, 2).join("/")

/** Why one file of the console may not import another; undefined when it may. */
export function webArrow(from: string, to: string): string | undefined {
  const [here, there] = [inside(from), inside(to)]
  const [low, high] = [floorOf(here), floorOf(there)]
  if (low < 0 || high < 0) return "it stands on no floor of the console: see tests/arrows/web.ts"
  if (high > low) return `${nameOf(low)} does not import ${nameOf(high)}`
  if (there.endsWith(".css") && nameOf(high) === "a wing" && nounOf(here) !== nounOf(there))
    return "a page brings its own folder's styles and ui's: put what is shared into ui"
  return undefined
}

/** Pages imported by a file other than the routes; parts shared by two pages belong in their own files. */
export function pagesOfOthers(edges: { from: string; to: string }[]): string[] {
  const routed = edges.filter(({ from, to }) => from === "web/src/routes.tsx" && to.startsWith("web/src/"))
  const pages = new Set(routed.map(({ to }) => to))
  return edges
    .filter(({ from, to }) => pages.has(to) && from !== "web/src/routes.tsx" && floorOf(inside(to)) === 3)
    .map(({ from, to }) => `${from} → ${to}: no page imports another's page`)
}
