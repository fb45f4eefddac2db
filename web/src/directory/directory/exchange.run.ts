import { type Outcome, type Result, result } from "@ventanilla/core/directory/directory/schema"
import type { Bundle } from "@ventanilla/hsds/assemble"
import type { Remark } from "@ventanilla/hsds/report"
import { createSignal } from "solid-js"
import { ask, client, keyed, newKey } from "../../api"

export type Phase = "idle" | "read" | "check" | "ready" | "import" | "done"
export type Tally = Record<Outcome, number>
type Wishes = { category: string; publish: boolean }

const [phase, setPhase] = createSignal<Phase>("idle")
const [share, setShare] = createSignal({ done: 0, all: 0 })
const [remarks, setRemarks] = createSignal<Remark[]>([])
const [total, setTotal] = createSignal(0)
const [tally, setTally] = createSignal<Tally>()
const [took, setTook] = createSignal<Partial<Record<Phase, number>>>({})
const [problem, setProblem] = createSignal<Error>()

/** An import that goes on while its page is left; it lives as long as the window. */
export const run = { phase, share, remarks, total, tally, took, problem }

let bundles: Bundle[] = []
let wishes: Wishes = { category: "", publish: false }

/** Bodies end at 256 KB; a few organisations at a time. */
const mostBytes = 200_000
const most = 25

export function forget() {
  bundles = []
  setPhase("idle")
  setRemarks([])
  setTotal(0)
  setTally(undefined)
  setTook({})
  setProblem(undefined)
}

/** Reads the files here, and asks what would become of each record. Nothing is written. */
export async function check(files: readonly File[], wanted: Wishes): Promise<void> {
  forget()
  wishes = wanted
  await timed("read", async () => {
    const [{ readFiles }, { assemble }] = await Promise.all([
      import("@ventanilla/hsds/files"),
      import("@ventanilla/hsds/assemble"),
    ])
    const inputs = await Promise.all(
      files.map(async (file) => ({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) })),
    )
    const flat = await readFiles(inputs, async (done, all) => {
      setShare({ done, all })
      await breath()
    })
    bundles = assemble(flat)
    setRemarks(flat.report.remarks)
    setTotal(flat.report.total)
    setTally({ created: 0, updated: 0, unchanged: 0, rejected: flat.report.rejected })
  })
  if (problem()) return
  await timed("check", () => send(true))
  if (!problem()) setPhase("ready")
}

/** Takes everything that is valid. */
export async function take(): Promise<void> {
  setTally((before) => ({ created: 0, updated: 0, unchanged: 0, rejected: (before?.rejected ?? 0) - refused }))
  await timed("import", () => send(false))
  if (!problem()) setPhase("done")
}

/** The browser paints between two pieces. */
const breath = () => new Promise<void>((done) => setTimeout(done))

async function timed(step: Phase, work: () => Promise<void>): Promise<void> {
  setPhase(step)
  const began = performance.now()
  try {
    await work()
  } catch (error) {
    setProblem(error instanceof Error ? error : new Error("failed"))
  }
  setTook((before) => ({ ...before, [step]: performance.now() - began }))
}

let refused = 0

async function send(dryRun: boolean): Promise<void> {
  refused = 0
  const all = bundles.length
  setShare({ done: 0, all })
  let done = 0
  for (const batch of batches()) {
    const json = { bundles: batch, dryRun, ...wishes }
    const { results } = await ask(client.api.hsds.$post({ json }, keyed(newKey())))
    note(results.map(result), dryRun)
    done += batch.length
    setShare({ done, all })
  }
}

function note(results: Result[], dryRun: boolean): void {
  setTally((before) => {
    const next = { ...(before ?? { created: 0, updated: 0, unchanged: 0, rejected: 0 }) }
    for (const { outcome } of results) next[outcome]++
    return next
  })
  const rejected = results.filter(({ outcome }) => outcome === "rejected")
  refused += rejected.length
  if (!dryRun || rejected.length === 0) return
  setTotal((before) => before + rejected.length)
  const more = rejected.map(({ table, id, code }) => ({ severity: "rejected", code, table, id }) as unknown as Remark)
  setRemarks((before) => [...before, ...more])
}

function* batches(): Generator<Bundle[]> {
  let batch: Bundle[] = []
  let size = 0
  for (const bundle of bundles) {
    const length = new Blob([JSON.stringify(bundle)]).size
    if (batch.length > 0 && (size + length > mostBytes || batch.length === most)) {
      yield batch
      batch = []
      size = 0
    }
    batch.push(bundle)
    size += length
  }
  if (batch.length > 0) yield batch
}

/** The directory as a file: JSON or the tabular package, from one reading of it. */
export async function download(kind: "json" | "tabular", scope: "all" | "public"): Promise<void> {
  const { jsonFiles, packed, tabularFiles } = await import("@ventanilla/hsds/write")
  const found: Bundle[] = []
  let cursor: string | null = null
  do {
    const asked: { scope: "all" | "public"; cursor?: string } = cursor ? { scope, cursor } : { scope }
    const page: { items: unknown[]; cursor: string | null } = await ask(client.api.hsds.$get({ query: asked }))
    found.push(...(page.items as Bundle[]))
    cursor = page.cursor
  } while (cursor)
  found.sort((a, b) => (String(a.organization.id) < String(b.organization.id) ? -1 : 1))
  const bytes = packed(kind === "json" ? jsonFiles(found) : tabularFiles(found))
  const link = document.createElement("a")
  link.href = URL.createObjectURL(new Blob([bytes as BlobPart], { type: "application/zip" }))
  link.download = `hsds-${kind}.zip`
  link.click()
  URL.revokeObjectURL(link.href)
}
