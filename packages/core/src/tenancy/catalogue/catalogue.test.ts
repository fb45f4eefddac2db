import { beforeAll, describe, expect, it } from "vitest"
import { type Consulate, consulate } from "../../../../../tests/support/consulate"
import { Act } from "../../platform/actor"
import * as Catalogue from "./catalogue"
import type { Entry } from "./catalogue.schema"

let here: Consulate
beforeAll(async () => {
  here = await consulate()
})

const headquarters = <T>(run: () => Promise<T>) => Act.with({ type: "headquarters", identity: "test" }, run)
const inForce = async () => {
  const { items } = await headquarters(() => Catalogue.list({}))
  const found = items.find(({ key }) => key === "place")
  if (!found) throw new Error("no such catalogue")
  return found
}
const publish = (version: number, entries: Entry[]) =>
  headquarters(() => Catalogue.publish({ key: "place", version, entries }))
const seen = async () => {
  const { items } = await here.as("window", () => Catalogue.read({}))
  return items.find(({ key }) => key === "place")
}

describe("a catalogue is headquarters'", () => {
  it("is in force for a consulate as soon as it is published, with retired words still in it", async () => {
    const { version, entries } = await inForce()
    expect(version).toBe(0)
    const next = entries.map((one) => (one.key === "school" ? { ...one, retired: true } : one))
    expect(await publish(0, [...next, { ...next[0]!, key: "church", es: "Templo", en: "Church" }])).toEqual({
      key: "place",
      version: 1,
    })
    const there = await seen()
    expect(there?.version).toBe(1)
    expect(there?.entries.find(({ key }) => key === "school")).toMatchObject({ es: "Escuela", retired: true })
    expect(there?.entries.find(({ key }) => key === "church")?.es).toBe("Templo")
  })

  it("of which another version was published meanwhile overwrites nothing", async () => {
    const { version, entries } = await inForce()
    await expect(publish(version - 1, entries)).rejects.toThrow("stale")
    expect((await inForce()).version).toBe(version)
  })

  it("keeps every version, and loses no key", async () => {
    const { version, entries } = await inForce()
    await expect(publish(version, entries.slice(1))).rejects.toThrow("catalogue_key_gone")
  })

  it("offers a record no retired word and no unknown one, and leaves it what it had", async () => {
    const known = (keys: string[], had: string[] = []) =>
      here.as("caseworker", () => Catalogue.assertKnown([{ field: "place", catalogue: "place", keys, had }]))
    await expect(known(["home", "church"])).resolves.toBeUndefined()
    await expect(known(["school"])).rejects.toMatchObject({ code: "catalogue_unknown", field: "place" })
    await expect(known(["moon"], ["moon"])).rejects.toThrow("catalogue_unknown")
    await expect(known(["school"], ["school"])).resolves.toBeUndefined()
  })

  it("is published by headquarters alone", async () => {
    const { version, entries } = await inForce()
    const own = here.as("coordinator", async () => Catalogue.publish({ key: "place", version, entries }))
    await expect(own).rejects.toThrow("forbidden")
  })
})
