import { createServer, type IncomingMessage, type Server } from "node:http"
import { createRequire } from "node:module"
import type { AddressInfo } from "node:net"
import { join } from "node:path"
import { afterAll, beforeAll, expect, it } from "vitest"

/**
 * `sst deploy` calls AWS through toolkit-lib's clients with a retry strategy from another package. The versions in the
 * lock file must work together, and no other test makes a call with them.
 */
const toolkit = createRequire(join(import.meta.dirname, "./node_modules/@aws-cdk/toolkit-lib/package.json"))
const { SDK } = toolkit("./lib/api/aws-auth/sdk.js") as {
  SDK: new (
    credentials: () => Promise<{ accessKeyId: string; secretAccessKey: string }>,
    region: string,
    handler: undefined,
    io: unknown,
    logger?: unknown,
  ) => Record<string, () => Record<string, (input: object) => Promise<Record<string, unknown>>>>
}

const asked: string[] = []
let server: Server

/** Stands for AWS: each service answers in its own protocol, and throttles the first of each call. */
function answer(request: IncomingMessage, body: string): [number, string, string] {
  const action =
    request.headers["x-amz-target"]?.toString().split(".").at(-1) ?? new URLSearchParams(body).get("Action")
  const first = !asked.includes(String(action))
  asked.push(String(action))
  if (action === "GetParameter") {
    if (first) return [400, "application/x-amz-json-1.1", JSON.stringify({ __type: "ThrottlingException" })]
    return [200, "application/x-amz-json-1.1", JSON.stringify({ Parameter: { Name: "/cdk/version", Value: "30" } })]
  }
  if (first) return [400, "text/xml", "<ErrorResponse><Error><Code>Throttling</Code></Error></ErrorResponse>"]
  const result = "<DescribeStacksResult><Stacks></Stacks></DescribeStacksResult>"
  return [200, "text/xml", `<DescribeStacksResponse>${result}</DescribeStacksResponse>`]
}

beforeAll(async () => {
  server = createServer((request, response) => {
    let body = ""
    request.on("data", (chunk) => (body += chunk))
    request.on("end", () => {
      const [status, type, text] = answer(request, body)
      response.writeHead(status, { "content-type": type }).end(text)
    })
  })
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening))
  process.env["AWS_ENDPOINT_URL"] = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => {
  delete process.env["AWS_ENDPOINT_URL"]
  server.close()
})

const sdk = () => {
  const nothing = async () => undefined
  const io = { defaults: { debug: nothing, trace: nothing, info: nothing, warn: nothing }, notify: nothing }
  return new SDK(async () => ({ accessKeyId: "local", secretAccessKey: "local" }), "us-east-1", undefined, io)
}

it("The deploy tool's own clients reach AWS, and try again when they are throttled", async () => {
  const read = await sdk()["ssm"]?.()["getParameter"]?.({ Name: "/cdk/version" })
  expect(read).toMatchObject({ Parameter: { Value: "30" } })
  const stacks = await sdk()["cloudFormation"]?.()["describeStacks"]?.({})
  expect(stacks).toMatchObject({ $metadata: { httpStatusCode: 200 } })
  expect(asked).toEqual(["GetParameter", "GetParameter", "DescribeStacks", "DescribeStacks"])
})
