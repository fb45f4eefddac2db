import type { SNSEvent } from "aws-lambda"
import type { QueueHandler } from "./gateway/queue"

type Api = { fetch: (request: Request) => Response | Promise<Response> }

const load = <Module>(name: string): Promise<Module> => import(name)

/** The product's handlers, each loaded when it is first needed, as a cold Lambda is. */
export const doors = {
  api: async () => (await load<{ app: Api }>("@ventanilla/functions/api")).app,
  plan: async (event: { tick: string }) =>
    (
      await load<{ handler: (event: { tick: string }) => Promise<unknown> }>("@ventanilla/functions/digest/plan")
    ).handler(event),
  mailEvents: async (event: SNSEvent) =>
    (
      await load<{ handler: (event: SNSEvent) => Promise<unknown> }>("@ventanilla/functions/mail-events/receive")
    ).handler(event),
  queue:
    (name: string): QueueHandler =>
    async (event) =>
      (await load<{ handler: QueueHandler }>(`@ventanilla/functions/${name}`)).handler(event) as Promise<undefined>,
}
