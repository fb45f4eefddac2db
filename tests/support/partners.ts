import { operations } from "@ventanilla/functions/api/operation"
import { address, bodyOf, nowhere } from "./samples"
import { call, capabilityIn, createWorld, type Who } from "./world"

export type Operation = ReturnType<typeof operations>[number]

/** One consulate whose partners are written to: its people, its mornings, and what lies in a mailbox. */
export async function createPartners() {
  const world = await createWorld()
  world.cloud.clock.freeze("2030-03-07T15:00:00.000Z")
  const { coordinator } = await world.onboard("PHL")
  const { app } = await import("@ventanilla/functions/api")
  const mailsOf = (email: string, kind: string) => world.cloud.mail.list(email).filter(({ tags }) => tags.kind === kind)
  return {
    world,
    coordinator,
    operations: operations(app as never),
    to: (iso: string) => world.cloud.clock.advanceTo(iso, 6),
    mailsOf,
    linkIn: (email: string, kind = "digest"): Who => ({ capability: capabilityIn(mailsOf(email, kind).at(-1)) }),
    codeIn: (email: string) => /\b(\d{6})\b/.exec(mailsOf(email, "code").at(-1)?.text ?? "")?.[1] ?? "",
  }
}

/** One operation about this referral, with the body of its sample; nothing else that it names is there. */
export function ask(operation: Operation, referralID: string, who: Who) {
  const ids = { ...nowhere, referralID }
  const body = bodyOf(operation, ids)
  return call(operation.method as "GET" | "POST", address(operation, ids), { who, ...(body ? { body } : {}) })
}
export const answerOf = ({ status, body }: Awaited<ReturnType<typeof call>>) => `${status} ${body.code ?? ""}`.trim()
