import type { Report } from "./support/report"
import { show, times } from "./support/stats"
import { createWorld } from "./support/world"

const steps = [5, 10, 20, 53]
const goal = 1.25

const abroad = {
  code: "MAD",
  names: { es: "Consulado de México en Madrid", en: "Consulate of Mexico in Madrid" },
  country: "ES",
  timeZone: "Europe/Madrid",
}

type Step = { until: number; count: number; asked: number; made: number; bare: number; other: string }

export default async function run(): Promise<Report> {
  const world = await createWorld()
  try {
    const offices = world.offices.slice(0, steps.at(-1))
    const found: Step[] = []
    // The first consulate of a process also loads what all the others use; so does the first bare table.
    await world.ask(abroad)
    await world.cloud.drain()
    await world.cloud.tables(1)
    for (const until of steps) {
      const from = found.at(-1)?.until ?? 0
      const count = until - from
      const begun = performance.now()
      for (const office of offices.slice(from, until)) await world.ask(office)
      const asked = performance.now() - begun
      await world.cloud.drain()
      const made = performance.now() - begun
      found.push({ until, count, asked, made, bare: await world.cloud.tables(count), other: await states(world) })
    }
    return reported(found, await world.cloud.dead())
  } finally {
    await world.cloud.stop()
  }
}

async function states(world: Awaited<ReturnType<typeof createWorld>>): Promise<string> {
  const { items } = await world.consulates()
  const counts = new Map<string, number>()
  for (const { status } of items) counts.set(String(status), (counts.get(String(status)) ?? 0) + 1)
  return [...counts].map(([status, count]) => `${count} ${status}`).join(", ")
}

function reported(found: Step[], dead: number): Report {
  const each = ({ made, count }: Step) => made / count
  const bareEach = ({ bare, count }: Step) => bare / count
  const first = found[0]
  const last = found.at(-1)
  if (!first || !last) throw new Error("Nothing was onboarded")
  const growth = each(last) / each(first)
  const total = found.reduce((sum, { made }) => sum + made, 0)
  const all = last.other === `${last.until + 1} active` && dead === 0
  let sum = 0
  return {
    title: "Onboarding the network",
    about:
      "Onboards all 53 offices through the API and the queue, with the product's own handlers, in one network that grows from 5 to 53 (and Madrid before them, to warm up). After each " +
      "step, as many bare tables of the same shape are made one after another in the same DynamoDB Local and dropped again.",
    goal: `linear: a consulate of the last step takes at most ${goal} times as long as one of the first.`,
    result: `${(total / 1000).toFixed(1)} s for 53, ${last.other}; the last 33 take ${times(growth)} the time each of the first 5`,
    met: growth <= goal && all,
    tables: [
      {
        columns: [
          "consulates",
          "seconds in all",
          "ms a consulate of this step",
          "of them the API's answer",
          "ms a bare table",
          "ratio",
          "stand",
        ],
        rows: found.map((step) => {
          sum += step.made
          return [
            step.until,
            (sum / 1000).toFixed(1),
            show(each(step)),
            show(step.asked / step.count),
            show(bareEach(step)),
            times(each(step) / bareEach(step)),
            step.other,
          ]
        }),
      },
    ],
    notes: [`${dead} messages ended as dead letters.`],
  }
}
