import type { Templates } from "@ventanilla/local/iam"
import { afterAll } from "vitest"
import { synthesise } from "./synth"

const synthesised: (() => void)[] = []
// At the end, since SST goes on writing its log there for a while.
afterAll(() => {
  for (const clean of synthesised) clean()
})

/** The templates of a stage as plain data: with them a local cloud judges every request by the policies in them. */
export async function templatesOf(stage: string): Promise<Templates> {
  const made = await synthesise(stage, { bundle: false })
  synthesised.push(made.clean)
  return Object.fromEntries(
    [...made.templates].map(([name, template]) => [name, template.toJSON() as Templates[string]]),
  )
}
