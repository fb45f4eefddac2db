import { createID } from "@ventanilla/core/util/id"
import { Metric } from "@ventanilla/core/util/metric"
import { Request } from "@ventanilla/core/util/request"

/** One invocation of a function that serves neither a queue nor the API: sets a request id and counts the outcome. */
export async function invocation<T>(run: () => Promise<T>): Promise<T> {
  const began = performance.now()
  return Request.with({ requestID: createID("request"), language: "es" }, async () => {
    let Errors = 1
    try {
      const answer = await run()
      Errors = 0
      return answer
    } finally {
      Metric.put({ Requests: 1, Errors, Latency: Math.round(performance.now() - began) })
    }
  })
}
