import { stat } from "node:fs/promises"
import { join } from "node:path"
import { lived, type Outcome, outcomeIn } from "./support/lived"
import type { Report } from "./support/report"
import { show, times } from "./support/stats"

const root = join(import.meta.dirname, "..")
const programmeMonths = 28
const months = 3
const densities = [1, 4]
const goal = 1.25

/** Some months of the programme, as dense as it was or several times so. */
function livedAt(density: number): Promise<Outcome> {
  const scale = ((density * months) / programmeMonths).toFixed(4)
  return lived(["--months", String(months), "--scale", scale, "--offices", "50", "--kills", "2"])
}

/** The last whole replay that was run here, and when it ended. */
async function whole(): Promise<{ outcome: Outcome; at: Date } | undefined> {
  const folder = join(root, "artifacts/replay")
  try {
    return { outcome: await outcomeIn(folder), at: (await stat(join(folder, "outcome.json"))).mtime }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined
    throw error
  }
}

const row = (name: string, one: Outcome) => [
  name,
  `${one.planned.events} · ${one.planned.participants} · ${one.planned.cases}`,
  one.exact && one.drifted === 0 ? "exact, no drift" : `${one.drifted} drifted`,
  `${one.struck}, ${one.kills}`,
  one.seconds,
  one.requests,
  one.perSecond,
  one.p50,
  one.p99,
  Math.round(one.units.reads),
  Math.round(one.units.writes),
  one.dollars,
]
/** What an event or a case file of the plan takes; a month's ticks and closings are told apart. */
const each = ({ planned, spent }: Outcome) => (spent.acts.seconds * 1000) / (planned.events + planned.cases)
const dollarsEach = ({ planned, dollars }: Outcome) => (dollars * 1000) / (planned.events + planned.cases)

export default async function run(): Promise<Report> {
  const earlier = await whole()
  const found: Outcome[] = []
  for (const density of densities) found.push(await livedAt(density))
  const [one, dense] = found as [Outcome, Outcome]
  const growth = each(dense) / each(one)
  return {
    title: "Replay",
    about: `\`npm run replay\` runs the programme's months through the product's own HTTP API, with throttles, time-outs, lost answers, repeats and killed processes. ${months} months of ${one.offices} consulates at the programme's real density, and at ${densities[1]} times that density; ${one.offices} consulates' ticks run in between.`,
    goal: `linear: an event or a case file of the denser run takes at most ${goal} times as long.`,
    result: `${times(growth)} as long, ${times(dollarsEach(dense) / dollarsEach(one))} the dollars of one`,
    met: growth <= goal && found.every(({ exact, drifted }) => exact && drifted === 0),
    tables: [
      {
        columns: [
          "months, density",
          "events · participants · case files",
          "report, recount",
          "struck, killed",
          "seconds",
          "requests",
          "a second",
          "p50, ms",
          "p99, ms",
          "read units",
          "write units",
          "dollars",
        ],
        rows: [
          ...found.map((outcome, at) => row(`${months} months, ${densities[at]} ×`, outcome)),
          ...(earlier ? [row(`${programmeMonths} months, 1 ×`, earlier.outcome)] : []),
        ],
      },
    ],
    notes: [
      ...(earlier
        ? [
            `The ${programmeMonths} months are the last run of \`npm run replay\` here, ended ${earlier.at.toISOString().slice(0, 16).replace("T", " ")} UTC.`,
          ]
        : []),
      `An event or a case file takes ${show(each(one))} ms of requests at 1 ×, ${show(each(dense))} ms at ${densities[1]} ×; ticks take ${one.spent.ticks.seconds} and ${dense.spent.ticks.seconds} s.`,
      "Client, API, queues and DynamoDB Local share two cores. Dollars are the list price of the capacity units: reads as DynamoDB Local reports them, writes by AWS's rule, local ticks included.",
    ],
  }
}
