import type { IncomingMessage, ServerResponse } from "node:http"
import type { Struck } from "./faults"

export async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks)
}

export function answer(response: ServerResponse, status: number, type: string, body: string) {
  response.writeHead(status, { "content-type": type, "content-length": Buffer.byteLength(body) })
  response.end(body)
}

export const answerJson = (response: ServerResponse, status: number, value: unknown) =>
  answer(response, status, "application/x-amz-json-1.0", JSON.stringify(value))

export const pause = (milliseconds: number) => new Promise((done) => setTimeout(done, milliseconds))

/** Cuts the caller off without an answer, now or after the fault's hanging time. */
export async function cut(response: ServerResponse, fault: Struck): Promise<void> {
  if (fault.kind === "timeout") await pause(fault.after)
  response.socket?.destroy()
}

/** Faults after which the call is still carried out, and the caller hears nothing. */
export const isSilent = (fault: Struck | undefined) => fault?.kind === "fail-after" || fault?.kind === "crash-after"
