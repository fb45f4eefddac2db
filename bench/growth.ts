import { fork } from "node:child_process"
import { join } from "node:path"
import { functionClient, headquarters, headquartersClient, taken, watch } from "./support/recording"
import type { Report } from "./support/report"
import { kilobytes, median, show, times } from "./support/stats"
import { call, createWorld, type World } from "./support/world"

const steps = [5, 50, 500]
const rounds = 5
const goal = 1.25

type Synthesised = { stacks: number; resources: number; bytes: number }
type Overview = { calls: number; milliseconds: number }
type Step = {
  until: number
  provisioning: number
  tick: number
  sends: number
  list: Overview
  numbers: Overview
  synthesised: Synthesised
}

const synthesised = () =>
  new Promise<Synthesised>((resolve, reject) => {
    const file = join(process.env.VENTANILLA_BENCH ?? import.meta.dirname, "support/templates.ts")
    // As in a test: SST then asks no account who it is.
    const env = { ...process.env, NODE_ENV: "test" }
    const child = fork(file, { execArgv: ["--import", "tsx"], stdio: ["ignore", "ignore", "inherit", "ipc"], env })
    child.once("message", (message) => resolve(message as Synthesised))
    child.once("exit", (code) => reject(new Error(`Synthesis ended with ${code}`)))
  })

const office = (number: number) => ({
  code: `P-${number}`,
  names: { es: `Consulado de prueba ${number}`, en: `Test consulate ${number}` },
  country: "US",
  state: "PA",
  timeZone: "America/New_York",
})

async function overview(world: World, path: string): Promise<Overview> {
  const found: Overview[] = []
  for (let round = 0; round < rounds; round++) {
    taken()
    const begun = performance.now()
    await call("GET", path, world.headquarters)
    found.push({ milliseconds: performance.now() - begun, calls: taken().length })
  }
  return { calls: median(found.map(({ calls }) => calls)), milliseconds: median(found.map((one) => one.milliseconds)) }
}

async function ticked(world: World): Promise<{ tick: number; sends: number }> {
  await world.cloud.tick()
  await world.cloud.record()
  const tick = await world.cloud.tick()
  const calls = await world.cloud.recorded()
  return { tick, sends: calls.filter((name) => name.startsWith("sqs SendMessage")).length }
}

export default async function run(): Promise<Report> {
  const world = await createWorld()
  try {
    watch(await functionClient())
    watch(await headquartersClient(), headquarters)
    const month = new Date().toISOString().slice(0, 7)
    const found: Step[] = []
    // The first consulate of a process also loads what all the others use.
    await world.ask(office(0))
    await world.cloud.drain()
    for (const until of steps) {
      const from = found.at(-1)?.until ?? 0
      const begun = performance.now()
      for (let number = from + 1; number <= until; number++) {
        await world.ask(office(number))
        // As many as a network would ask for at once.
        if (number % 25 === 0) await world.cloud.drain()
      }
      await world.cloud.drain()
      const provisioning = (performance.now() - begun) / (until - from)
      const list = await overview(world, "/headquarters/consulates")
      const numbers = await overview(world, `/headquarters/numbers?from=${month}&to=${month}`)
      found.push({ until, provisioning, list, numbers, ...(await ticked(world)), synthesised: await synthesised() })
    }
    return reported(found)
  } finally {
    await world.cloud.stop()
  }
}

function reported(found: Step[]): Report {
  const [first] = found
  const last = found.at(-1)
  if (!first || !last) throw new Error("Nothing grew")
  const provisioning = last.provisioning / first.provisioning
  const tick = last.tick / last.until / (first.tick / first.until)
  const isConstant = found.every(({ synthesised: { bytes } }) => bytes === first.synthesised.bytes)
  const isOne = found.every(({ numbers }) => numbers.calls === first.numbers.calls)
  const grown = ({ list }: Step) => list.calls
  return {
    title: "Growth",
    about:
      `One network grows to ${steps.join(", ")} consulates, provisioned by the product's own handlers. Measured at each size are an idle tick with ` +
      `everything that follows from it, and headquarters' pages (median of ${rounds}). All functions share one process here: on AWS ten consulates' ticks run side by side.`,
    goal: `a consulate costs no more when there are many: at most ${goal} times as much; templates constant; headquarters' numbers in the same number of queries whatever the number of consulates.`,
    result: `provisioning ${times(provisioning)}, tick ${times(tick)} a consulate; templates ${isConstant ? "constant" : "not constant"}; numbers in ${found.map(({ numbers }) => numbers.calls).join(", ")} queries, the list in ${found.map(grown).join(", ")}`,
    met: provisioning <= goal && tick <= goal && isConstant && isOne,
    tables: [
      {
        columns: [
          "consulates",
          "templates",
          "resources",
          "provisioning, ms each",
          "tick, ms",
          "tick, ms each",
          "calls that queue it",
          "consulates list, ms",
          "queries",
          "numbers, ms",
          "queries ",
        ],
        rows: found.map(({ until, provisioning: made, tick: whole, sends, list, numbers, synthesised: size }) => [
          until,
          kilobytes(size.bytes),
          size.resources,
          show(made),
          show(whole),
          show(whole / until),
          sends,
          show(list.milliseconds),
          list.calls,
          show(numbers.milliseconds),
          numbers.calls,
        ]),
      },
    ],
    notes: [
      "A query for headquarters' screens is read in pages of a megabyte: the list of 500 consulates is one query of several pages, never one query for each consulate.",
      "The tick's jobs are queued ten to a call. Each consulate then has a message of its own, so that one that fails does not hold up the others.",
    ],
  }
}
