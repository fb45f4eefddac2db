import { PutCommand } from "@aws-sdk/lib-dynamodb"
import { Act } from "@ventanilla/core/platform/actor"
import { Store } from "@ventanilla/core/platform/store"
import { Staff } from "@ventanilla/core/tenancy/staff/inside"
import { describe, expect, it } from "vitest"
import { consulate } from "../../../tests/support/consulate"
import { registerHeadquarters, verify } from "./tasks"

describe("an operator", () => {
  it("finds a counter that does not say what the facts say", async () => {
    const philadelphia = await consulate()
    const boston = await consulate()
    const inPhiladelphia = { type: "system", job: "test", tenantID: philadelphia.tenantID } as const
    await Act.with(inPhiladelphia, async () => {
      const { table, client } = await Store.consulate()
      const Item = { pk: "statistics#2026-03", sk: "casefile.opened#0", value: 2 }
      await client.send(new PutCommand({ TableName: table, Item }))
    })
    const found = new Map((await verify("2026-03")).map((one) => [one.tenantID, one.drift]))
    expect(found.get(philadelphia.tenantID)).toEqual([
      { month: "2026-03", key: "casefile.opened", counted: 2, recounted: 0 },
    ])
    expect(found.get(boston.tenantID)).toEqual([])
  })

  it("registers headquarters, and asks for a password only when the account is new", async () => {
    await consulate()
    const asked: string[] = []
    const ask = async () => {
      asked.push("password")
      return "Prueba-Ventanilla-1"
    }
    const { identity } = await registerHeadquarters("operaciones@ejemplo.mx", ask)
    expect(await Staff.isHeadquarters(identity)).toBe(true)
    expect(await registerHeadquarters("operaciones@ejemplo.mx", ask)).toEqual({ identity })
    expect(asked).toEqual(["password"])
  })
})
