import { App, Stack } from "aws-cdk-lib"
import { Template } from "aws-cdk-lib/assertions"
import { describe, expect, it } from "vitest"
import { consulatePolicy, consulateTrust } from "./consulate-policy"
import { custodyPolicy, operatorPolicy, operatorTrust } from "./operator-policy"
import { OperatorRoles } from "./operator-roles"

const place = { partition: "aws", region: "us-east-1", account: "111122223333" }
const props = {
  place,
  tablePrefix: "ventanilla-test-consulate-",
  aliasPrefix: "ventanilla-test-",
  registryTable: "ventanilla-test-registry",
  registryKeyArn: "arn:aws:kms:us-east-1:111122223333:key/registry",
  vault: { bucketArn: "arn:aws:s3:::vault", keyArn: "arn:aws:kms:us-east-1:111122223333:key/vault" },
  userPoolArn: "arn:aws:cognito-idp:us-east-1:111122223333:userpool/us-east-1_test",
  custodyRoleArn: "arn:aws:iam::111122223333:role/ventanilla-test-custody",
}
const tenant = `\${aws:PrincipalTag/tenant}`
const items = /dynamodb:(Get|Put|Update|Delete|BatchGet|BatchWrite|ConditionCheck)Item$|dynamodb:(Query|Scan)$/

describe("an operator", () => {
  it("reaches no item of a consulate under its own name, and assumes the custody role alone", () => {
    const allowed = operatorPolicy(props).filter(({ Effect }) => Effect === "Allow")
    for (const { Sid, Action, Resource } of allowed)
      if (Action.some((action) => items.test(action)))
        for (const resource of Resource) expect(resource, Sid).toContain("table/ventanilla-test-registry")
    const assumed = allowed.filter(({ Action }) => Action.includes("sts:AssumeRole"))
    expect(assumed.map(({ Resource }) => Resource)).toEqual([[props.custodyRoleArn]])
    expect(operatorPolicy(props).map(({ Sid }) => Sid)).toContain("NoConsulateUnderItsOwnName")
  })

  it("signs with the one key it is given, and with none when it is given none", () => {
    const signs = (more: object) =>
      operatorPolicy({ ...props, ...more }).filter(({ Action }) => Action.includes("kms:Sign"))
    expect(signs({})).toEqual([])
    const signingKeyArn = "arn:aws:kms:us-east-1:111122223333:key/signing"
    expect(signs({ signingKeyArn })[0]?.Resource).toEqual([signingKeyArn])
  })
})

describe("an operator's session of one consulate", () => {
  it("reads, fills and restores that consulate's two tables whole, by their full names, and nothing without the tag", () => {
    const whole = custodyPolicy(props).filter(
      ({ Action, Effect }) =>
        Effect === "Allow" && Action.some((action) => /Scan|BatchWriteItem|RestoreTable|CreateGrant/.test(action)),
    )
    expect(whole).toHaveLength(2)
    const table = "arn:aws:dynamodb:us-east-1:111122223333:table/ventanilla-test-consulate-"
    expect(whole[0]?.Resource).toEqual([`${table}${tenant}`, `${table}${tenant}.b`])
    for (const { Sid, Condition } of whole) expect(Condition?.Null, Sid).toEqual({ "aws:PrincipalTag/tenant": "false" })
    expect(whole[1]?.Condition?.StringEquals?.["aws:ResourceTag/tenant"]).toBe(tenant)
    const unmarks = custodyPolicy(props).filter(({ Action }) => Action.includes("dynamodb:DeleteItem"))
    expect(unmarks.map(({ Condition }) => Object.values(Condition ?? {})[0])).toEqual(
      expect.arrayContaining([{ "dynamodb:LeadingKeys": ["find#*"] }, { "dynamodb:LeadingKeys": ["import"] }]),
    )
  })
})

describe.each([
  ["a consulate's session", consulatePolicy(props)],
  ["an operator's session of one consulate", custodyPolicy(props)],
  ["an operator", operatorPolicy(props)],
])("the audit, to %s", (_, statements) => {
  it("is denied every way to change or remove an item that is allowed anywhere", () => {
    const [allowed = [], denied = []] = ["Allow", "Deny"].map((effect) =>
      statements.filter(({ Effect }) => Effect === effect).flatMap(({ Action }) => Action),
    )
    const changes = allowed.filter((action) => /^dynamodb:(Update|Delete|BatchWrite)Item$|PartiQL|\*/.test(action))
    expect(changes.length).toBeGreaterThan(1)
    const keeps = statements.find(({ Sid }) => Sid === "AuditIsWrittenOnce")
    for (const action of changes) expect(keeps?.Action, action).toContain(action)
    expect(denied).toEqual(expect.arrayContaining(changes))
  })
})

describe("operators' roles", () => {
  const stack = new Stack(new App(), "Test", { env: { region: place.region, account: place.account } })
  const { custodyRoleArn: _given, place: _place, ...rest } = props
  new OperatorRoles(stack, "Operators", {
    operatorRoleName: "ventanilla-test-operator",
    custodyRoleName: "ventanilla-test-custody",
    ...rest,
  })
  const roles = Object.values(Template.fromStack(stack).findResources("AWS::IAM::Role"))
  const named = (name: string) => roles.find(({ Properties }) => Properties.RoleName === name)?.Properties

  it("are taken by a person with a second factor of this hour, for an hour", () => {
    const operator = named("ventanilla-test-operator")
    const [trust, ...more] = operator?.AssumeRolePolicyDocument.Statement ?? []
    const [written] = operatorTrust(place)
    expect(more).toEqual([])
    expect(JSON.stringify(trust.Principal)).toMatch(/:iam::111122223333:root/)
    expect(trust).toMatchObject({ Action: ["sts:AssumeRole"], Condition: written?.Condition })
    expect(written?.Condition).toEqual({
      Bool: { "aws:MultiFactorAuthPresent": "true" },
      NumericLessThan: { "aws:MultiFactorAuthAge": "3600" },
    })
    expect(operator?.MaxSessionDuration).toBe(3600)
  })

  it("enter a consulate under its one tag, from the operator's role alone", () => {
    const custody = named("ventanilla-test-custody")
    const trust = custody?.AssumeRolePolicyDocument.Statement as { Principal: unknown; Condition: unknown }[]
    expect(trust.map(({ Condition }) => Condition)).toEqual(consulateTrust(["x"]).map(({ Condition }) => Condition))
    for (const { Principal } of trust) {
      expect(JSON.stringify(Principal).match(/role\/[\w-]+/g)).toEqual(["role/ventanilla-test-operator"])
    }
  })
})
