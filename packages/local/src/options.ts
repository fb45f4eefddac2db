import { parseArgs } from "node:util"
import { StartFailure } from "./failure"

export type StartOptions = { fresh: boolean; empty: boolean; iam: boolean; dir: string; port: number }

const usage = "npm start -- [--fresh] [--data DIR] [--port N] [--empty] [--iam]"

/** What `npm start --` was told. Throws one line for what it cannot understand. */
export function startOptions(args: string[]): StartOptions {
  const { values } = parsed(args)
  const port = Number(values.port ?? 4000)
  if (!Number.isInteger(port) || port < 1 || port > 65_530) {
    throw new StartFailure(`--port takes a number from 1 to 65530. Usage: ${usage}`)
  }
  if (values.data === "") throw new StartFailure(`--data takes a folder. Usage: ${usage}`)
  return {
    fresh: values.fresh ?? false,
    empty: values.empty ?? false,
    iam: values.iam ?? false,
    dir: values.data ?? ".local",
    port,
  }
}

function parsed(args: string[]) {
  const options = {
    fresh: { type: "boolean" },
    empty: { type: "boolean" },
    iam: { type: "boolean" },
    data: { type: "string" },
    port: { type: "string" },
  } as const
  try {
    return parseArgs({ args, options, allowPositionals: false })
  } catch (error) {
    if (!(error instanceof TypeError)) throw error
    throw new StartFailure(`${error.message.split(".")[0]}. Usage: ${usage}`)
  }
}
