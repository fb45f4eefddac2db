import { describe, expect, it } from "vitest"
import { createJudge, type Memory, type Policies, type Role } from "./index"

const role = (name: string, Action: string[]): Role => ({
  name,
  arn: `arn:aws:iam::111122223333:role/${name}`,
  trust: { Version: "2012-10-17", Statement: [] },
  identity: [
    {
      name: "own",
      policy: { Version: "2012-10-17", Statement: [{ Sid: "Own", Effect: "Allow", Action, Resource: "*" }] },
    },
  ],
})
const policies = (...roles: Role[]) =>
  ({
    account: "111122223333",
    region: "us-east-1",
    roles: Object.fromEntries(roles.map((one) => [one.name, one])),
    functions: {},
    keys: {},
  }) as unknown as Policies
const table = "arn:aws:dynamodb:us-east-1:111122223333:table/one"
const ask = (action: string) => ({ action, resource: table, context: {} })
const as = (name: string) => ({ role: name, session: "s", tags: {} })

describe("judges that share what was judged", () => {
  it("each answers by its own policies, and asks once about a role that they have in common", async () => {
    const memory: Memory = new Map()
    const same = role("same", ["dynamodb:GetItem"])
    const wide = createJudge(policies(role("api", ["dynamodb:GetItem"]), same), memory)
    const narrow = createJudge(policies(role("api", ["dynamodb:PutItem"]), structuredClone(same)), memory)
    expect(await wide(as("api"), ask("dynamodb:GetItem"))).toMatchObject({ allowed: true, by: ["api/Own"] })
    expect(await narrow(as("api"), ask("dynamodb:GetItem"))).toMatchObject({ allowed: false, by: [] })
    expect(await wide(as("same"), ask("dynamodb:GetItem"))).toMatchObject({ allowed: true })
    const judged = memory.size
    expect(await narrow(as("same"), ask("dynamodb:GetItem"))).toMatchObject({ allowed: true })
    expect(memory.size).toBe(judged)
  })
})
