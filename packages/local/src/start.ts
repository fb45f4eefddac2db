import { createWriteStream } from "node:fs"
import { mkdir, rm } from "node:fs/promises"
import { dirname, join, resolve } from "node:path"
import { fileURLToPath } from "node:url"
import { Log } from "@ventanilla/core/util/log"
import { buildConsole } from "./build"
import { type Cloud, type Service, startCloud } from "./cloud"
import { startConsole } from "./console"
import { startControl } from "./control"
import { type Seeded, seedDemo, seedHeadquarters } from "./demo"
import { assertJava } from "./dynamodb"
import { StartFailure } from "./failure"
import { startFiles } from "./files"
import { type StartOptions, startOptions } from "./options"
import { assertFree } from "./ports"
import { claimRun } from "./runfile"
import { synthesised } from "./synthesised"

const root = join(dirname(fileURLToPath(import.meta.url)), "../../..")
const labels: Record<Service, string> = {
  dynamodb: "DynamoDB Local",
  gateway: "AWS gateway (DynamoDB, STS, KMS, SQS, S3)",
  mail: "Mail (SES emulator)",
  cognito: "Identity (Cognito emulator)",
}
const began = Date.now()
const say = (line: string) => process.stdout.write(`${line}\n`)
const progress = (what: string, where = "") =>
  say(`  ✓ ${what.padEnd(36)} ${where.padEnd(46)} ${((Date.now() - began) / 1000).toFixed(1)} s`)

const stops: (() => Promise<void>)[] = []
let stopping: Promise<void> | undefined

/** Ends everything that was started, the last first. */
function stop(): Promise<void> {
  stopping ??= (async () => {
    for (const each of stops.reverse()) await each()
  })()
  return stopping
}

async function prepare(options: StartOptions) {
  const dir = resolve(root, options.dir)
  const ports = {
    console: options.port,
    control: options.port + 1,
    cognito: options.port + 2,
    mail: options.port + 3,
    files: options.port + 4,
  }
  await assertJava()
  for (const [what, port] of Object.entries(ports)) await assertFree(port, what)
  if (options.fresh) await forget(dir)
  await mkdir(dir, { recursive: true })
  const run = await claimRun(dir)
  stops.push(run.release)
  return { dir, ports, run }
}

/** Removes what earlier starts kept, and nothing else that may lie in the folder. */
async function forget(dir: string) {
  const run = await claimRun(await made(dir))
  await run.release()
  for (const name of [
    "dynamodb",
    "mail",
    "cognito",
    "keys",
    "vault",
    "kms.json",
    "clock.json",
    "sessions.key",
    "ventanilla.log",
  ])
    await rm(join(dir, name), { recursive: true, force: true })
}

const made = async (dir: string) => {
  await mkdir(dir, { recursive: true })
  return dir
}

async function start(options: StartOptions) {
  say("Ventanilla: the local cloud")
  const { dir, ports, run } = await prepare(options)
  const log = createWriteStream(join(dir, "ventanilla.log"), { flags: "a" })
  Log.to((line) => log.write(`${line}\n`))
  const console = `http://localhost:${ports.console}`
  const templates = options.iam ? await synthesised(root, "local") : undefined
  if (templates) progress("Policies of the synthesised stacks")
  // Beside the services: they mostly wait. That it failed is said in its turn, below.
  const building = buildConsole(root)
  building.catch(() => undefined)
  const cloud = await startCloud({
    dir,
    console,
    files: `http://localhost:${ports.files}`,
    ports: { cognito: ports.cognito, mail: ports.mail },
    ...(templates ? { iam: { templates } } : {}),
    onDenied: (message) => process.stderr.write(`  ! denied: ${message}\n`),
    onStarted: (service, url) => progress(labels[service], url),
    onFailure: (where, error) =>
      process.stderr.write(
        `  ! ${where}: ${error instanceof Error ? error.name : "failure"}${process.env.DEBUG ? `\n${error instanceof Error ? error.stack : error}` : ""}\n`,
      ),
  })
  stops.push(cloud.stop)
  if (cloud.databasePid) await run.children([cloud.databasePid])

  const built = await building
  progress(built ? "Console built" : "Console is up to date")
  const site = await startConsole({ port: ports.console, root, issuer: cloud.cognito?.issuer ?? console })
  stops.push(site.stop)
  progress("API and console", site.url)
  const files = await startFiles({ port: ports.files })
  stops.push(files.stop)
  progress("Files, an origin of their own", files.url)
  const seeded = await seed(cloud, options)
  const urls = {
    console: site.url,
    api: `${site.url}/api`,
    control: `http://127.0.0.1:${ports.control}`,
    mail: `http://localhost:${ports.mail}`,
  }
  const control = await startControl({ cloud, port: ports.control, accounts: () => seeded.accounts, urls: () => urls })
  stops.push(control.stop)
  progress("Control API", control.url)
  // Not awaited: what a killed run left to do is found by this tick while people already work.
  void cloud.clock.start()
  progress("Clock, a tick every 15 minutes", cloud.clock.now().toISOString())
  ready(urls, seeded, dir)
}

async function seed(cloud: Cloud, options: StartOptions): Promise<Seeded> {
  const accounts = await seedHeadquarters(cloud)
  if (options.empty) return { accounts }
  const more = await seedDemo(cloud)
  progress("Demo data", `${accounts.length + more.accounts.length} accounts`)
  return { ...more, accounts: [...accounts, ...more.accounts] }
}

function ready(urls: Record<string, string>, { accounts, partnerPage }: Seeded, dir: string) {
  const lines = [
    "",
    "Ready.",
    `  Console       ${urls.console}`,
    `  API           ${urls.api}`,
    `  Mail inbox    ${urls.mail}`,
    `  Control API   ${urls.control}/status`,
    `  Data, log     ${dir}`,
    ...(partnerPage ? ["", "  A partner's page, as its newest mail links to it", `    ${partnerPage}`] : []),
    "",
    "  Accounts",
    ...accounts.map(({ who, email, password }) => `    ${who.padEnd(36)} ${email.padEnd(32)} ${password}`),
    "",
    `  Move the clock:  curl -H 'content-type: application/json' -d '{"now":"2026-12-07T14:00:00Z"}' ${urls.control}/clock`,
    "  Stop:            Ctrl-C",
    "",
  ]
  say(lines.join("\n"))
}

async function leave(code: number) {
  // Children end by themselves when this process does; a stop that hangs must not keep it.
  setTimeout(() => process.exit(code), 10_000).unref()
  await stop()
  process.exit(code)
}

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => void leave(0))
// The parent that started this process through a channel is gone.
process.on("disconnect", () => void leave(0))

try {
  await start(startOptions(process.argv.slice(2)))
} catch (error) {
  if (!stopping) {
    say(
      error instanceof StartFailure
        ? `  ✗ ${error.message}`
        : `  ✗ ${error instanceof Error ? (error.stack ?? error.message) : error}`,
    )
    await leave(1)
  }
}
