import { appendFile, mkdir, readFile, writeFile } from "node:fs/promises"
import { createServer, type IncomingMessage, type ServerResponse } from "node:http"
import type { AddressInfo } from "node:net"
import { join } from "node:path"
import { createFaults, type Faults, type Struck } from "./gateway/faults"
import type { Guard } from "./gateway/guard"
import { answer, bodyOf, cut, isSilent, pause } from "./gateway/http"
import { createProxy } from "./gateway/proxy"
import { callOf, createRecorder, type Recorder } from "./gateway/recorder"
import { isOwnHost } from "./own-host"

/** A message as the mail service took it. */
export type Mail = {
  messageID: string
  /** Product time. */
  at: string
  from: string
  to: string[]
  subject: string
  html?: string
  text?: string
  tags: Record<string, string>
  configurationSet?: string
  headers: { name: string; value: string }[]
  attachments: string[]
}
export type MailOptions = {
  dir?: string
  port?: number
  now?: () => Date
  /** Who may send; anybody without it. */
  guard?: Guard
  faults?: Faults
  recorder?: Recorder
}
export type MailService = Awaited<ReturnType<typeof startMail>>

type Part = { Data: string }
type SendRequest = {
  FromEmailAddress?: string
  Destination?: { ToAddresses?: string[] }
  ConfigurationSetName?: string
  EmailTags?: { Name: string; Value: string }[]
  Content?: {
    Simple?: {
      Subject: Part
      Body: { Html?: Part; Text?: Part }
      Headers?: { Name: string; Value: string }[]
      Attachments?: { FileName: string }[]
    }
  }
}
const outbound = "/v2/email/outbound-emails"
const host = "127.0.0.1"

function mailOf(request: SendRequest, messageID: string, at: string): Mail {
  const simple = request.Content?.Simple
  return {
    messageID,
    at,
    from: request.FromEmailAddress ?? "",
    to: request.Destination?.ToAddresses ?? [],
    subject: simple?.Subject.Data ?? "",
    ...(simple?.Body.Html ? { html: simple.Body.Html.Data } : {}),
    ...(simple?.Body.Text ? { text: simple.Body.Text.Data } : {}),
    tags: Object.fromEntries((request.EmailTags ?? []).map(({ Name, Value }) => [Name, Value])),
    ...(request.ConfigurationSetName ? { configurationSet: request.ConfigurationSetName } : {}),
    headers: (simple?.Headers ?? []).map(({ Name, Value }) => ({ name: Name, value: Value })),
    attachments: (simple?.Attachments ?? []).map(({ FileName }) => FileName),
  }
}

/**
 * The SES emulator behind a thin front that keeps what it took (with tags, and on disk when `dir` is given), strikes faults
 * and shows the emulator's inbox in a browser. `fail-after` is the mail service that accepts and then times out.
 */
export async function startMail(options: MailOptions = {}) {
  const { default: emulator } = await import("aws-ses-v2-local")
  const { saveEmail, clearStore } = await import("aws-ses-v2-local/dist/store.js")
  const { guard, now = () => new Date(), faults = createFaults(), recorder = createRecorder() } = options
  const file = options.dir ? join(options.dir, "mails.jsonl") : undefined
  let mails = file ? await load(file) : []
  clearStore()
  for (const mail of mails) saveEmail(inboxEntry(mail))
  const backend = await emulatorServer(emulator)
  const proxy = createProxy(backend.url)

  async function keep(mail: Mail) {
    mails.push(mail)
    if (file) await appendFile(file, `${JSON.stringify(mail)}\n`)
  }

  async function take(request: IncomingMessage, body: Buffer): Promise<{ status: number; body: string }> {
    const sent = JSON.parse(body.toString("utf8")) as SendRequest
    const authorization = request.headers.authorization ?? ""
    const headers = { "content-type": "application/json", authorization }
    const reply = await fetch(`${backend.url}${outbound}`, { method: "POST", headers, body: new Uint8Array(body) })
    const text = await reply.text()
    if (reply.ok) await keep(mailOf(sent, (JSON.parse(text) as { MessageId: string }).MessageId, now().toISOString()))
    return { status: reply.status, body: text }
  }

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await bodyOf(request)
    if (!isOwnHost(request.headers.host)) return void response.writeHead(421).end()
    if (request.method !== "POST" || request.url !== outbound) return proxy.forward(request, body, response)
    const recognised = guard?.recognise(request.headers)
    if (recognised && "refused" in recognised) return refuse(response, recognised.refused)
    const sent = JSON.parse(body.toString("utf8")) as Record<string, unknown>
    const call = callOf("ses", "SendEmail", sent, recognised?.caller)
    recorder.note(call)
    const verdict = await guard?.judge(call)
    if (verdict?.allow === false) return refuse(response, "AccessDeniedException", verdict.message)
    const fault = faults.take(call)
    if (fault?.kind === "slow") await pause(fault.after)
    else if (fault && !isSilent(fault)) return strike(response, fault)
    const reply = await take(request, body)
    if (fault && isSilent(fault)) return cut(response, fault)
    answer(response, reply.status, "application/json", reply.body)
  }

  const server = createServer((request, response) => {
    handle(request, response).catch(() => {
      if (response.headersSent) response.destroy()
      else answer(response, 500, "application/json", `{"message":"Internal failure"}`)
    })
  })
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject)
    server.listen(options.port ?? 0, host, resolve)
  })
  const { port } = server.address() as AddressInfo

  return {
    url: `http://${host}:${port}`,
    /** Every message taken, oldest first; `to` narrows it to one address. */
    list: (to?: string): Mail[] => mails.filter((mail) => !to || mail.to.includes(to)),
    find: (messageID: string) => mails.find((mail) => mail.messageID === messageID),
    async clear(): Promise<void> {
      mails = []
      clearStore()
      if (file) await writeFile(file, "")
    },
    /** Puts in a message that another local service sent, such as the identity service's. */
    async deliver(mail: Omit<Mail, "at" | "messageID" | "tags" | "headers" | "attachments">): Promise<void> {
      const whole = {
        ...mail,
        messageID: `local-${mails.length + 1}`,
        at: now().toISOString(),
        tags: {},
        headers: [],
        attachments: [],
      }
      saveEmail(inboxEntry(whole))
      await keep(whole)
    },
    async stop(): Promise<void> {
      for (const each of [server, backend.server]) {
        each.closeAllConnections()
        await new Promise((done) => each.close(done))
      }
      proxy.close()
    },
  }
}

async function emulatorServer(start: (config: { host: string; port: number }) => Promise<import("node:http").Server>) {
  const server = await start({ host, port: 0 })
  return { server, url: `http://${host}:${(server.address() as AddressInfo).port}` }
}

async function load(file: string): Promise<Mail[]> {
  await mkdir(join(file, ".."), { recursive: true })
  try {
    const text = await readFile(file, "utf8")
    // A kill in the middle of a line: that message was never acknowledged, and the next must not be glued to it.
    const whole = text.slice(0, text.lastIndexOf("\n") + 1)
    if (whole.length < text.length) await writeFile(file, whole)
    return whole
      .split("\n")
      .filter(Boolean)
      .map((line) => JSON.parse(line) as Mail)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return []
    throw error
  }
}

/** A message as the emulator's own store holds it. */
const inboxEntry = (mail: Mail) => ({
  messageId: mail.messageID,
  from: mail.from,
  replyTo: [],
  destination: { to: mail.to, cc: [], bcc: [] },
  subject: mail.subject,
  body: { html: mail.html, text: mail.text },
  attachments: [],
  at: Math.floor(Date.parse(mail.at) / 1000),
})

function refuse(response: ServerResponse, error: string, message = error) {
  response.setHeader("x-amzn-errortype", error)
  answer(response, 403, "application/json", JSON.stringify({ message }))
}

async function strike(response: ServerResponse, fault: Struck): Promise<void> {
  if (fault.kind === "throttle") {
    response.setHeader("x-amzn-errortype", "TooManyRequestsException")
    return answer(response, 429, "application/json", `{"message":"Maximum sending rate exceeded."}`)
  }
  if (fault.kind !== "error") return cut(response, fault)
  response.setHeader("x-amzn-errortype", "InternalServiceErrorException")
  answer(response, 500, "application/json", `{"message":"Internal failure"}`)
}
