import { beforeAll, describe, expect, it } from "vitest"
import { type Consulate, consulate } from "../../../../../tests/support/consulate"
import { Act, type Actor } from "../../platform/actor"
import { Feedback } from "../feedback/inside"
import * as Protocol from "./protocol"
import type { Content, Edition } from "./protocol.schema"

const sede: Actor = { type: "headquarters", identity: "test" }
const headquarters = <T>(run: () => Promise<T>) => Act.with(sede, run)
const contentOf = ({ protocol: _p, version: _v, publishedAt: _a, said: _s, ...content }: Edition): Content => content
const titled = (content: Content, es: string): Content => ({ ...content, title: { ...content.title, es } })

let here: Consulate
let there: Consulate
beforeAll(async () => {
  here = await consulate()
  there = await consulate()
})

/** Saves a draft based on the version in force, with this title. */
const draft = (protocol: "nna" | "trata", es: string) =>
  headquarters(async () => {
    const { edition, revision } = await Protocol.workshop({ protocol })
    return Protocol.saveDraft({ protocol, revision, base: edition.version, content: titled(contentOf(edition), es) })
  })
const publish = (protocol: "nna" | "trata", revision: number) =>
  headquarters(() => Protocol.publish({ protocol, revision, said: "Texto nuevo de la SRE" }))

describe("headquarters' protocols", () => {
  it("come with the product, and every role of a consulate reads them", async () => {
    for (const role of ["coordinator", "caseworker", "window", "outreach", "viewer"] as const) {
      const { items } = await here.as(role, () => Protocol.list({}))
      expect(items.map(({ protocol, version }) => `${protocol} ${version}`)).toEqual([
        "gbv 1",
        "nna 1",
        "trata 1",
        "red_flags 1",
      ])
    }
    await expect(here.as("coordinator", () => Protocol.workshop({ protocol: "gbv" }))).rejects.toThrow("forbidden")
  })

  it("are drafted, seen apart from what is in force, and published to every consulate at once", async () => {
    const { revision } = await draft("nna", "Niñez")
    expect(await headquarters(() => Protocol.drafted({ protocol: "nna" }))).toEqual({
      items: [{ kind: "changed", what: "protocol", fields: ["title"] }],
    })
    expect((await here.as("window", () => Protocol.read({ protocol: "nna" }))).version).toBe(1)
    await publish("nna", Number(revision))
    for (const consulate of [here, there]) {
      const read = await consulate.as("window", () => Protocol.read({ protocol: "nna" }))
      expect(read).toMatchObject({ version: 2, title: { es: "Niñez" }, said: "Texto nuevo de la SRE" })
      const { items } = await consulate.as("viewer", () => Protocol.changes({ protocol: "nna", from: 1, to: 2 }))
      expect(items).toEqual([{ kind: "changed", what: "protocol", fields: ["title"] }])
    }
    const { draft: after, versions } = await headquarters(() => Protocol.workshop({ protocol: "nna" }))
    expect([after, versions.map(({ version }) => version)]).toEqual([null, [1, 2]])
  })

  it("keep every version for ever as it was", async () => {
    const before = await here.as("viewer", () => Protocol.read({ protocol: "nna", version: 1 }))
    const { revision } = await draft("nna", "Otra vez")
    await publish("nna", Number(revision))
    expect(await here.as("viewer", () => Protocol.read({ protocol: "nna", version: 1 }))).toEqual(before)
    expect((await here.as("viewer", () => Protocol.read({ protocol: "nna", version: 2 }))).title.es).toBe("Niñez")
    await expect(here.as("viewer", () => Protocol.read({ protocol: "nna", version: 99 }))).rejects.toThrow("not_found")
  })

  it("refuse a draft that somebody else saved meanwhile, and one begun on an older version", async () => {
    const first = await headquarters(() => Protocol.workshop({ protocol: "trata" }))
    const content = contentOf(first.edition)
    const save = (base: number, revision: number) =>
      headquarters(() => Protocol.saveDraft({ protocol: "trata", base, revision, content }))
    const both = await Promise.allSettled([save(1, first.revision), save(1, first.revision)])
    expect(both.filter(({ status }) => status === "fulfilled")).toHaveLength(1)
    const { revision } = await draft("trata", "Trata")
    await expect(publish("trata", Number(revision) - 1)).rejects.toMatchObject({ kind: "conflict", code: "stale" })
    await publish("trata", Number(revision))
    await expect(save(1, Number(revision) + 1)).rejects.toMatchObject({ kind: "conflict", code: "protocol_base_old" })
  })

  it("publish one version when two publish at the same moment", async () => {
    const { revision } = await draft("trata", "Dos a la vez")
    const both = await Promise.allSettled([publish("trata", Number(revision)), publish("trata", Number(revision))])
    expect(both.filter(({ status }) => status === "fulfilled")).toHaveLength(1)
    expect((await here.as("viewer", () => Protocol.read({ protocol: "trata" }))).version).toBe(3)
  })

  it("put a draft away, and never publish it then", async () => {
    const { revision } = await draft("nna", "Descartado")
    await headquarters(() => Protocol.discard({ protocol: "nna", revision: Number(revision) }))
    await expect(publish("nna", Number(revision))).rejects.toMatchObject({ code: "stale" })
  })
})

describe("feedback on a step", () => {
  const give = (who: Consulate, text: string) =>
    who.as("window", () => Feedback.give({ protocol: "gbv", version: 1, step: "peligro", text }))
  const asked = (more: object = {}) => headquarters(() => Feedback.list({ protocol: "gbv", ...more }))

  it("reaches headquarters with its consulate, step and version, and the answer comes back", async () => {
    const { feedbackID } = await give(here, "Falta el número local")
    await give(there, "En la unidad móvil no hay señal")
    const { items } = await asked({ step: "peligro", version: 1 })
    expect(items.map(({ tenantID }) => tenantID)).toEqual([there.tenantID, here.tenantID])
    expect(JSON.stringify(items)).not.toMatch(/stf_|cas_|per_/)
    const answer = (said: string | null) =>
      headquarters(() => Feedback.answer({ tenantID: here.tenantID, feedbackID, answer: said }))
    await answer(null)
    await answer("En la versión siguiente")
    await expect(answer("Otra")).rejects.toMatchObject({ code: "feedback_answered" })
    const own = await here.as("viewer", () => Feedback.own({}))
    expect(own.items).toMatchObject([{ feedbackID, status: "answered", answer: "En la versión siguiente" }])
    expect((await asked({ step: "indicadores" })).items).toEqual([])
  })

  it("is about a step that there is, and of at most 500 characters", async () => {
    await expect(
      here.as("window", () => Feedback.give({ protocol: "gbv", version: 1, step: "no_hay", text: "x" })),
    ).rejects.toMatchObject({ code: "step_unknown" })
    await expect(async () => give(here, "x".repeat(501))).rejects.toThrow()
    await expect(async () => give(here, "  ")).rejects.toThrow()
  })

  it("of one consulate is not shown to another, nor headquarters' list to a consulate", async () => {
    const own = await there.as("viewer", () => Feedback.own({}))
    expect(own.items.map(({ text }) => text)).toEqual(["En la unidad móvil no hay señal"])
    await expect(here.as("coordinator", () => Feedback.list({ protocol: "gbv" }))).rejects.toThrow("forbidden")
  })
})
