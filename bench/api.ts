import { type Operation, story } from "./support/operations"
import { consulateClient, functionClient, headquarters, headquartersClient, taken, watch } from "./support/recording"
import { type Bare, bareClients, plan, replay } from "./support/replay"
import type { Report } from "./support/report"
import { median, paired, spread, times } from "./support/stats"
import { createWorld } from "./support/world"

const goal = 1.25
const warmUps = 15
const rounds = 75

type Found = { name: string; ours: number[]; bare: number[]; calls: number }

/** One operation and, in turn with it, the bare calls that it made. */
async function measure({ name, run, prepare }: Operation, bare: Bare): Promise<Found> {
  await prepare?.()
  const found: Found = { name, ours: [], bare: [], calls: 0 }
  const counts: number[] = []
  for (let round = 0; round < warmUps + rounds; round++) {
    taken()
    const begun = performance.now()
    await run(round)
    const answered = performance.now()
    const calls = taken()
    const again = plan(calls)
    const bareBegun = performance.now()
    await replay(again, bare)
    const bareEnded = performance.now()
    if (round < warmUps) continue
    counts.push(calls.length)
    found.ours.push(answered - begun)
    found.bare.push(bareEnded - bareBegun)
  }
  found.calls = median(counts)
  return found
}

export default async function run(): Promise<Report> {
  const world = await createWorld()
  try {
    const { tenantID, operations } = await story(world)
    const bare = bareClients()
    const clients = [
      [await functionClient()],
      [await headquartersClient(), headquarters],
      [await consulateClient(tenantID), tenantID],
    ] as const
    for (const [client, id] of clients) {
      bare.add(client, id)
      watch(client, id)
    }
    const found: Found[] = []
    for (const operation of operations) found.push(await measure(operation, bare))
    return reported(found)
  } finally {
    await world.cloud.stop()
  }
}

const ratioOf = ({ ours, bare }: Found) => paired(ours, bare)

function reported(found: Found[]): Report {
  const over = found.filter((each) => ratioOf(each) > goal)
  const middle = median(found.map(ratioOf))
  const worst = Math.max(...found.map(ratioOf))
  return {
    title: "The API's time",
    about:
      "Runs each operation, signed in, through the whole app in one process, and compares it with the same DynamoDB calls sent again with " +
      "none of our code around them (the SDK's document client, the same credentials, the same gateway and DynamoDB Local, in " +
      `sequence or in parallel as they were). ${rounds} interleaved rounds after ${warmUps} to warm up.`,
    goal: `at most ${goal} times the bare calls.`,
    result: `median of all operations ${times(middle)}, highest ${times(worst)}, ${found.length - over.length} of ${found.length} within the goal`,
    met: over.length === 0,
    tables: [
      {
        columns: ["operation", "DynamoDB calls", "API, ms (min–max)", "bare calls, ms (min–max)", "ratio"],
        rows: found.map((each) => [each.name, each.calls, spread(each.ours), spread(each.bare), times(ratioOf(each))]),
      },
    ],
    notes: [
      "The app adds about the same time to every request, whatever the request does. Its share is largest where there are fewest calls, and smaller on " +
        "AWS, where a call takes longer than here.",
      "Opening a case file, giving consent and reading a person also encrypt or decrypt fields (with the AWS Encryption SDK), which no bare call does.",
    ],
  }
}
