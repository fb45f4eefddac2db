import { readFile } from "node:fs/promises"
import { Template } from "aws-cdk-lib/assertions"
import { once } from "./local"

/** The templates of a stage by the names of their stacks, without bundles, synthesised once a run. */
export async function templatesOnce(stage: "prod" | "dev"): Promise<Map<string, Template>> {
  const made = JSON.parse(await readFile(await once(`templates-${stage}`), "utf8")) as Record<string, object>
  return new Map(Object.entries(made).map(([name, template]) => [name, Template.fromJSON(template)]))
}
