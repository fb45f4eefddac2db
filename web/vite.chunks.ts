import type { Rolldown } from "vite"

type Graph = { getModuleInfo(id: string): Rolldown.ModuleInfo | null }

const here = (file: string) => new URL(`src/${file}`, import.meta.url).pathname

/** The page that is opened most. */
const page = "casework/casefile/casefile.tsx"
/** Parts of a page that most pages with a form have, and nothing before it is opened. */
const formParts =
  /\/ui\/(form|field|describe|paths|text-field|select|submit|merge|radio|presses|checkbox|date-field)|\/i18n\/merge\.ts|@kobalte|read\/amount/
const schemas = /\/zod\/|schema\.ts$|platform\/util\/(ids?|schema|version)\.ts$/
/** A module that this many pages and cards use is worth a place in a file that all of them load. */
const manyUse = { shell: 17, schemas: 15, forms: 15 }

/**
 * In which file a module is. Files that are not named here are made by who uses them: so is everything that few pages
 * share. What is named is what every page loads (`app`, `shell`), what a dialog or a form adds, and the case file, the
 * page that is opened most.
 */
function planned(graph: Graph): Map<string, string> {
  const read = (id: string) => graph.getModuleInfo(id)
  const reached = (from: string[], isFollowed: (info: Rolldown.ModuleInfo) => readonly string[]) => {
    const seen = new Set<string>()
    const waiting = [...from]
    for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
      const info = seen.has(id) ? null : read(id)
      if (!info) continue
      seen.add(id)
      waiting.push(...isFollowed(info))
    }
    return seen
  }
  const needs = (...files: string[]) => reached(files.map(here), (info) => info.importedIds)
  const all = reached([here("app.tsx")], (info) => [...info.importedIds, ...info.dynamicallyImportedIds])
  const entries = new Set([...all].flatMap((id) => read(id)?.dynamicallyImportedIds ?? []))
  const users = new Map<string, number>()
  for (const entry of entries)
    for (const id of reached([entry], (info) => info.importedIds)) users.set(id, (users.get(id) ?? 0) + 1)
  const used = (id: string) => users.get(id) ?? 0

  const ofHerPage = reached([here("self-check/self-check.ts")], (info) => info.importedIds)

  const plan = new Map<string, string>()
  const put = (file: string, ids: Iterable<string>) => {
    for (const id of ids) if (!entries.has(id) && !plan.has(id)) plan.set(id, file)
  }
  put("", [here("app.tsx"), here("routes.tsx")])
  // What her page shares with the console comes without the rest of the console.
  put(
    "base",
    [...ofHerPage].filter((id) => all.has(id)),
  )
  put("app", needs("app.tsx", "tenancy/signin/signin.tsx"))
  const ofShell = needs("shell/shell.tsx", "shell/guard.tsx")
  for (const file of ["shell/shell.tsx", "shell/guard.tsx"]) plan.set(here(file), "shell")
  put("shell", ofShell)
  const isOfForms = (id: string) => formParts.test(id) || schemas.test(id)
  const isOfCaseFile = (id: string) => id.includes("/casework/casefile/")
  const ofDialog = needs("ui/dialog.tsx")
  const ofPage = [...needs(page)].filter((id) => !isOfForms(id) && used(id) > 1)
  put(
    "app",
    [...all].filter((id) => /\/ui\/[\w-]+\.css$/.test(id) && used(id) > 1),
  )
  put(
    "shell",
    [...all].filter((id) => !isOfForms(id) && !isOfCaseFile(id) && used(id) >= manyUse.shell && !ofDialog.has(id)),
  )
  put(
    "shell",
    ofPage.filter((id) => /\/context\/|\/(casefile|referral)\.calls\.ts|use-accounts/.test(id)),
  )
  plan.set(here(page), "casefile")
  put("casefile", ofPage)
  put("dialog", ofDialog)
  put(
    "schemas",
    [...all].filter((id) => schemas.test(id) && used(id) >= manyUse.schemas),
  )
  put(
    "forms",
    [...all].filter((id) => formParts.test(id) && used(id) >= manyUse.forms),
  )
  return plan
}

// In this order: a file takes along what its modules need and no file before it has.
const files = ["base", "app", "shell", "casefile", "dialog", "schemas", "forms"]

/** How the console is cut into files: few enough that a page opened cold asks for a handful. */
export function chunks(): Rolldown.CodeSplittingOptions {
  let plan: Map<string, string> | undefined
  const fileOf = (id: string, graph: Graph) => {
    plan = plan ?? planned(graph)
    return plan.get(id)
  }
  return {
    groups: files.map((file, index) => ({
      priority: files.length - index,
      name: (id, graph) => (fileOf(id, graph) === file ? file : null),
    })),
  }
}
