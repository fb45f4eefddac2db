import { App, Stack } from "aws-cdk-lib"
import { Match, Template } from "aws-cdk-lib/assertions"
import { describe, expect, it } from "vitest"
import { MailIdentity } from "./mail-identity"

function synthesised(protect = true) {
  const stack = new Stack(new App(), "Test", { env: { region: "us-east-1", account: "111122223333" } })
  const made = new MailIdentity(stack, "Mail", {
    domain: "ventanilla.example.org",
    mailFromDomain: "retorno.ventanilla.example.org",
    configurationSetName: "ventanilla-test",
    protect,
  })
  return { made, template: Template.fromStack(stack) }
}

describe("a mail identity", () => {
  it("signs for its domain, under a return path of its own", () => {
    const { template, made } = synthesised()
    template.hasResourceProperties("AWS::SES::EmailIdentity", {
      EmailIdentity: "ventanilla.example.org",
      DkimSigningAttributes: { NextSigningKeyLength: "RSA_2048_BIT" },
      MailFromAttributes: {
        MailFromDomain: "retorno.ventanilla.example.org",
        BehaviorOnMxFailure: "USE_DEFAULT_VALUE",
      },
      FeedbackAttributes: { EmailForwardingEnabled: false },
      ConfigurationSetAttributes: { ConfigurationSetName: Match.anyValue() },
    })
    expect(made.dkimRecords).toHaveLength(3)
  })

  it("sends over TLS or not at all, and counts no opening and no click", () => {
    const { template } = synthesised()
    template.hasResourceProperties("AWS::SES::ConfigurationSet", {
      Name: "ventanilla-test",
      DeliveryOptions: { TlsPolicy: "REQUIRE" },
      ReputationOptions: { ReputationMetricsEnabled: true },
      SuppressionOptions: { SuppressedReasons: ["BOUNCE", "COMPLAINT"] },
      TrackingOptions: Match.absent(),
    })
    const [destination] = Object.values(template.findResources("AWS::SES::ConfigurationSetEventDestination"))
    expect(destination?.Properties.EventDestination).toMatchObject({
      Enabled: true,
      MatchingEventTypes: ["bounce", "complaint", "reject"],
    })
  })

  it("hears what comes back on a topic that only this configuration set reaches, and waits for its policy", () => {
    const { template } = synthesised()
    template.hasResourceProperties("AWS::SNS::TopicPolicy", {
      PolicyDocument: Match.objectLike({
        Statement: Match.arrayWith([
          Match.objectLike({
            Effect: "Allow",
            Principal: { Service: "ses.amazonaws.com" },
            Condition: Match.objectLike({ StringEquals: { "aws:SourceAccount": "111122223333" } }),
          }),
        ]),
      }),
    })
    expect(JSON.stringify(template.findResources("AWS::SNS::TopicPolicy"))).toContain(
      "ses:us-east-1:111122223333:configuration-set/ventanilla-test",
    )
    const [policy] = Object.keys(template.findResources("AWS::SNS::TopicPolicy"))
    const [destination] = Object.values(template.findResources("AWS::SES::ConfigurationSetEventDestination"))
    expect(destination?.DependsOn).toContain(policy)
  })

  it("outlives its stack where mail is real", () => {
    synthesised().template.hasResource("AWS::SES::EmailIdentity", { DeletionPolicy: "Retain" })
    synthesised(false).template.hasResource("AWS::SES::EmailIdentity", { DeletionPolicy: "Delete" })
  })
})
