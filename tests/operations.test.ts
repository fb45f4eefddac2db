import { readdirSync } from "node:fs"
import { join } from "node:path"
import { pathToFileURL } from "node:url"
import { describe, expect, it } from "vitest"

/** Functions that a handler or script may call though they are neither an operation nor a job, and why. */
const listed: Record<string, string> = {
  "lifecycle/archive bringIn": "an operator's command, under the custody role",
  "lifecycle/archive differing": "an operator's command: compares two archives",
  "lifecycle/archive generateIdentity": "an operator's command: makes a key pair, reads nothing",
  "lifecycle/archive identityToRecipient": "an operator's command: derives the public key, reads nothing",
  "lifecycle/archive take": "an operator's command, under the custody role",
  "lifecycle/offboarding verify": "an operator's command: reads a certificate, reaches no table",
  "outreach/outreach icsOf": "writes a calendar file from what the operation answered, reads nothing",
  "partners/alliance pause": "the system's job for bounces and complaints",
  "partners/grant actorFromGrant": "finds out who acts: no permission is known before",
  "partners/grant spend": "counts the actions of a partner's link; refuses everybody but a partner",
  "reporting/numbers findDrift": "an operator's command: compares counters with the rows",
  "scheduler/tick plan": "the system's schedule",
  "scheduler/tick restsUntil": "until when no tick has anything to do, for the local clock",
  "statistics/publication addUp": "the system's job for the network's figures",
  "statistics/publication contribute": "the system's job for the network's figures",
  "statistics/statistics publish": "the system's job for a month's figures",
  "tenancy/chain check": "an operator's command: compares the audit with its seals",
  "tenancy/chain extent": "an operator's command: says how far the seals reach",
  "tenancy/provisioning run": "the system's job: provisions a consulate",
  "tenancy/staff actorFromHeadquarters": "finds out who acts: no permission is known before",
  "tenancy/staff actorFromIdentity": "finds out who acts: no permission is known before",
  "tenancy/staff actorFromMembership": "finds out who acts: no permission is known before",
  "tenancy/tenant everyID": "the ids of all consulates, for the system's schedule",
  "tenancy/tenant find": "a consulate's public facts, before any permission is known",
  "tenancy/tenant plan": "what a retried provisioning is to do",
}

const core = join(import.meta.dirname, "../packages/core/src")
const folders = (path: string) =>
  readdirSync(path, { withFileTypes: true }).flatMap((one) => (one.isDirectory() ? [one.name] : []))

/** Every function exported by the index of a module, by `wing/module name`. */
async function shown(): Promise<Map<string, object>> {
  const found = new Map<string, object>()
  const collect = (place: string, values: object) => {
    for (const [name, value] of Object.entries(values)) {
      if (typeof value === "function") found.set(`${place} ${name}`, value)
      else if (Object.prototype.toString.call(value) === "[object Module]") collect(place, value)
    }
  }
  for (const wing of folders(core).filter((wing) => wing !== "platform"))
    for (const module of folders(join(core, wing))) {
      const files = readdirSync(join(core, wing, module))
      if (!files.includes("index.ts")) continue
      collect(`${wing}/${module}`, await import(pathToFileURL(join(core, wing, module, "index.ts")).href))
    }
  return found
}

describe("what handlers and scripts may call in core", () => {
  it("is an operation with a permission, a job with a schema, or listed here with a reason", async () => {
    const all = await shown()
    expect(all.size).toBeGreaterThan(300)
    const bare = [...all].filter(([, value]) => !("permission" in value) && !("schema" in value)).map(([name]) => name)
    expect(bare.sort(), "declare it as a verb, take it out of index.ts, or list it with a reason").toEqual(
      Object.keys(listed).sort(),
    )
  })

  it("and these are the jobs: they act for the system, an operator or a token", async () => {
    const jobs = [...(await shown())].filter(([, value]) => "schema" in value && !("permission" in value))
    expect(jobs.map(([name]) => name).sort()).toEqual([
      "lifecycle/inspection run",
      "lifecycle/offboarding run",
      "lifecycle/restoration cancel",
      "lifecycle/restoration forget",
      "lifecycle/restoration run",
      "outreach/attachment serve",
      "scheduler/digest run",
      "scheduler/tick run",
      "tenancy/staff registerHeadquarters",
    ])
  })
})
