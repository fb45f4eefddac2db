import { App, Stack } from "aws-cdk-lib"
import { Match, Template } from "aws-cdk-lib/assertions"
import { describe, expect, it } from "vitest"
import { NoticeTopic } from "./notice-topic"

const account = "111122223333"

function synthesised() {
  const stack = new Stack(new App(), "Test", { env: { region: "us-east-1", account } })
  new NoticeTopic(stack, "Alarms", {
    prefix: "ventanilla-test",
    topicName: "ventanilla-test-alarms",
    publisher: "cloudwatch.amazonaws.com",
    sourceArn: `arn:aws:cloudwatch:us-east-1:${account}:alarm:ventanilla-test-*`,
  })
  return Template.fromStack(stack)
}

describe("a notice topic", () => {
  it("is encrypted with a key that its publisher may use, and no other service", () => {
    const template = synthesised()
    template.hasResourceProperties("AWS::SNS::Topic", { KmsMasterKeyId: Match.anyValue() })
    const [key] = Object.values(template.findResources("AWS::KMS::Key"))
    const services = (
      (key?.Properties.KeyPolicy.Statement ?? []) as {
        Principal: { Service?: string }
        Action: string[]
        Condition?: object
      }[]
    ).filter(({ Principal }) => Principal.Service)
    expect(services).toHaveLength(1)
    expect(services[0]).toMatchObject({
      Principal: { Service: "cloudwatch.amazonaws.com" },
      Action: ["kms:Decrypt", "kms:GenerateDataKey"],
      // Only for this account and its own resources, and for no other account that uses the same service.
      Condition: { StringEquals: { "aws:SourceAccount": account }, ArnLike: { "aws:SourceArn": expect.any(String) } },
    })
  })

  it("takes notices from its publisher in this account only, and nothing without TLS", () => {
    const [policy] = Object.values(synthesised().findResources("AWS::SNS::TopicPolicy"))
    const statements = policy?.Properties.PolicyDocument.Statement as { Effect: string }[]
    expect(statements.filter(({ Effect }) => Effect === "Allow")).toEqual([
      expect.objectContaining({
        Action: "sns:Publish",
        Principal: { Service: "cloudwatch.amazonaws.com" },
        Condition: {
          StringEquals: { "aws:SourceAccount": account },
          ArnLike: { "aws:SourceArn": `arn:aws:cloudwatch:us-east-1:${account}:alarm:ventanilla-test-*` },
        },
      }),
    ])
    expect(statements.filter(({ Effect }) => Effect === "Deny")).toEqual([
      expect.objectContaining({ Condition: { Bool: { "aws:SecureTransport": "false" } } }),
    ])
  })
})
