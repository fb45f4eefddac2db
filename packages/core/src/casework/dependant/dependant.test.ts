import { QueryCommand } from "@aws-sdk/lib-dynamodb"
import fc from "fast-check"
import { beforeAll, describe, expect, it } from "vitest"
import { type Consulate, consulate } from "../../../../../tests/support/consulate"
import { canary, caseFileInput, dependantInput } from "../../../../../tests/support/inputs"
import { Vault } from "../../platform/vault"
import { CaseFile } from "../casefile/inside"
import * as Dependant from "./dependant"
import { beforeReturn, gravest } from "./dependant.rules"
import { Custody, Relation } from "./dependant.schema"

const today = "2026-03-02"

describe("before a child travels to Mexico", () => {
  const cases = fc.record({
    relation: fc.constantFrom(...Relation.options),
    custody: fc.constantFrom(...Custody.options),
    hague: fc.boolean(),
    birthYear: fc.option(fc.integer({ min: 1990, max: 2026 }), { nil: null }),
  })

  it("is warned about: by the flag always, and wherever custody is not settled", () => {
    fc.assert(
      fc.property(cases, (one) => {
        const warned = beforeReturn(one, today)
        const isChild = one.relation === "child" || one.relation === "other_minor"
        const grown = one.birthYear !== null && one.birthYear < 2008
        if (!isChild || grown) expect(warned).toBeNull()
        else if (one.hague) expect(warned).toBe("hague")
        else expect(warned).toBe(one.custody === "agreed" || one.custody === "her_order" ? null : "custody")
      }),
    )
  })

  it("the gravest of several is said", () => {
    expect(gravest([])).toBeNull()
    expect(gravest([null, "custody"])).toBe("custody")
    expect(gravest(["custody", "hague", null])).toBe("hague")
  })
})

let here: Consulate
let file: { casefileID: string; personID: string }
beforeAll(async () => {
  here = await consulate()
  await here.as("coordinator", () => Vault.createKey())
  file = await here.as("caseworker", () => CaseFile.open(caseFileInput() as Parameters<typeof CaseFile.open>[0]))
})
const written = (more: object = {}) =>
  ({ ...dependantInput(file.casefileID), ...more }) as Parameters<typeof Dependant.add>[0]
const add = (more: object = {}) => here.as("caseworker", () => Dependant.add(written(more)))
const list = () => here.as("caseworker", async () => (await Dependant.list({ casefileID: file.casefileID })).items)
const stored = async () => {
  const { Items = [] } = await here.cloud.admin.send(
    new QueryCommand({
      TableName: `${here.cloud.names.consulatePrefix}${here.tenantID}`,
      KeyConditionExpression: "pk = :pk AND begins_with(sk, :dependant)",
      ExpressionAttributeValues: { ":pk": `casefile#${file.casefileID}`, ":dependant": "dependant#" },
    }),
  )
  return Items
}

describe("a dependant", () => {
  it("is given back as written, with the warning", async () => {
    await add()
    expect(await list()).toMatchObject([{ ...dependantInput(file.casefileID), beforeReturn: "hague", version: 1 }])
    expect(await here.as("caseworker", () => Dependant.beforeReturn(file))).toBe("hague")
  })

  it("is sealed whole: the table says only that there is one", async () => {
    const rows = await stored()
    expect(rows).toHaveLength(1)
    const text = JSON.stringify(rows)
    for (const secret of [canary.child, "2018", "no_order", "hague", "passport"]) expect(text).not.toContain(secret)
  })

  it("is changed once for each version that was read", async () => {
    const [found] = await list()
    const next = { ...written({ custody: "agreed", hague: false }), dependantID: found?.dependantID ?? "", version: 1 }
    await here.as("caseworker", () => Dependant.change(next))
    await expect(here.as("caseworker", () => Dependant.change(next))).rejects.toThrow("stale")
    expect(await list()).toMatchObject([{ custody: "agreed", beforeReturn: null, version: 2 }])
  })

  it("that is taken out is gone, and its row keeps nothing of it", async () => {
    const [found] = await list()
    const gone = { casefileID: file.casefileID, dependantID: found?.dependantID ?? "", version: 2 }
    await expect(here.as("caseworker", () => Dependant.remove({ ...gone, version: 1 }))).rejects.toThrow("stale")
    await here.as("caseworker", () => Dependant.remove(gone))
    expect(await list()).toEqual([])
    expect((await stored())[0]?.sealed).toBeUndefined()
    await expect(here.as("caseworker", () => Dependant.remove(gone))).rejects.toThrow("dependant_gone")
  })

  it("has papers of the catalogue", async () => {
    await expect(add({ papers: { moon_pass: "has" } })).rejects.toMatchObject({ code: "catalogue_unknown" })
  })

  it("is one of twenty at most", async () => {
    for (let count = 0; count < 20; count++) await add()
    await expect(add()).rejects.toThrow("dependants_full")
  })
})
