import type { TestProject } from "vitest/node"
import { startDynamodb } from "../packages/local/src/dynamodb"

declare module "vitest" {
  interface ProvidedContext {
    /** The one DynamoDB Local of this run, in memory. */
    dynamodb: string
  }
}

/** Starts what is slow to start, once: the database. Everything else stands inside the worker that needs it. */
export default async function setup(project: TestProject) {
  // Node 20 is supported here; workers inherit this.
  process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = "true"
  const database = await startDynamodb()
  project.provide("dynamodb", database.url)
  return () => database.stop()
}
