import { lived, type Outcome } from "./support/lived"
import type { Report } from "./support/report"

const shares = [1, 5, 10]
/** Of the whole, in per cent, what 5 % of the volume may cost. */
const goal = 6

const callsOf = ({ spent }: Outcome) => Object.values(spent).reduce((sum, { calls }) => sum + calls, 0)
const round = (value: number, digits = 0) => Number(value.toFixed(digits))

export default async function run(): Promise<Report> {
  const found: Outcome[] = []
  for (const share of shares) found.push(await lived(["--scale", String(share / 100), "--kills", "2"]))
  return reportOf(found)
}

export function reportOf(found: readonly Outcome[]): Report {
  const calls = found.map(callsOf)
  const [least = 0, most = 0] = [calls[0], calls.at(-1)]
  const each = (most - least) / ((shares.at(-1) ?? 0) - (shares[0] ?? 0))
  const fixed = least - each * (shares[0] ?? 0)
  const whole = fixed + 100 * each
  const ofWhole = (100 * (calls[shares.indexOf(5)] ?? 0)) / whole
  return {
    title: "Shares of the replay",
    about:
      "`npm run replay -- --scale …`: all 28 months of a share of the programme's volume, lived by that share of its consulates. Counted are requests to the API and the product's calls to AWS.",
    goal: `5 % of the volume costs about 5 % of the whole: at most ${goal} % of its calls.`,
    result: `${round(ofWhole, 1)} % of the calls of the whole, which is extrapolated`,
    met: ofWhole <= goal && found.every(({ exact, drifted }) => exact && drifted === 0),
    tables: [
      {
        columns: [
          "share",
          "consulates",
          "events, case files",
          "requests",
          "calls",
          "of them ticks",
          "seconds",
          "calls for 1 %",
        ],
        rows: found.map(({ offices, planned, requests, spent, seconds }, at) => [
          `${shares[at]} %`,
          offices,
          planned.events + planned.cases,
          requests,
          calls[at] ?? 0,
          spent.ticks.calls,
          seconds,
          round((calls[at] ?? 0) / (shares[at] ?? 1)),
        ]),
      },
    ],
    notes: [
      `A line through the smallest and the greatest share: ${round(fixed)} calls whatever the share, ${round(each)} for each 1 %, so ${round(whole)} for the whole, which was not run.`,
      "A share is cheap because fewer consulates live it: each has its ticks whether much or little happens in it. A consulate of the replay has a tick a month. Seconds say little where the machine does other work.",
    ],
  }
}
