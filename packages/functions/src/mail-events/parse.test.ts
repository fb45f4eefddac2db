import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { parse } from "./parse"

const tenantID = "ten_01JQ0000000000000000000000"
const mailboxID = "mbx_01JQ0000000000000000000000"
const messageID = "01000157c44f053b-61b59c11-9236-11e6-8f96-7be8aexample-000000"
const tags = { tenantID: [tenantID], mailboxID: [mailboxID], kind: ["digest"], "ses:configuration-set": ["ventanilla"] }
const mail = { messageId: messageID, destination: ["refugio@example.org"], tags }
const said = (event: object) => JSON.stringify({ mail, ...event })

describe("an event of the mail service", () => {
  it.each([
    ["a permanent bounce", { eventType: "Bounce", bounce: { bounceType: "Permanent" } }, "bounce"],
    ["a feedback notification", { notificationType: "Bounce", bounce: { bounceType: "Permanent" } }, "bounce"],
    ["a complaint", { eventType: "Complaint", complaint: { complaintFeedbackType: "abuse" } }, "complaint"],
    ["a complaint without a kind", { eventType: "Complaint", complaint: {} }, "complaint"],
  ])("%s pauses", (_, event, type) => {
    expect(parse(said(event))).toEqual({ type, tenantID, mailboxID, messageID })
  })

  it.each([
    ["a transient bounce", { eventType: "Bounce", bounce: { bounceType: "Transient" } }, "Bounce"],
    [
      "a complaint taken back",
      { eventType: "Complaint", complaint: { complaintFeedbackType: "not-spam" } },
      "Complaint",
    ],
    ["a delivery", { eventType: "Delivery", delivery: {} }, "Delivery"],
    ["a kind nobody knows", { eventType: "Refugio Esperanza" }, "unknown"],
    [
      "a bounce of a mail to staff",
      { eventType: "Bounce", bounce: { bounceType: "Permanent" }, mail: { ...mail, tags: { tenantID: [tenantID] } } },
      "Bounce",
    ],
    [
      "a bounce without tags",
      { eventType: "Bounce", bounce: { bounceType: "Permanent" }, mail: { messageId: messageID } },
      "Bounce",
    ],
  ])("%s does not", (_, event, kind) => {
    expect(parse(said(event))).toMatchObject({ type: "ignored", kind })
  })

  it.each([
    ["no JSON", "Successfully validated SNS topic for Amazon SES event publishing."],
    ["no mail", JSON.stringify({ eventType: "Bounce" })],
    ["a name where an id belongs", said({ eventType: "Bounce", mail: { ...mail, tags: { mailboxID: ["Refugio"] } } })],
  ])("%s makes no sense", (_, message) => {
    expect(parse(message)).toEqual({ type: "malformed" })
  })

  it("never throws", () => {
    fc.assert(fc.property(fc.string(), (message) => void parse(message)))
    fc.assert(fc.property(fc.jsonValue(), (value) => void parse(JSON.stringify(value))))
  })
})
