import { join } from "node:path"
import { buildConsole } from "../../packages/local/src/build"
import { type SynthOptions, synth } from "../../stacks/synth/synth"

/** Every stack of a stage as AWS would get it (see `synth`), written where no other test writes, with the console of these sources. */
export async function synthesise(stage: string, options: Omit<SynthOptions, "root">) {
  await buildConsole(process.cwd())
  const root = join(process.cwd(), ".build", `synth-${stage}-${process.pid}`)
  return synth(stage, { root, ...options })
}
