import { parseArgs } from "node:util"

export class Misuse extends Error {}

type Options = Record<string, { type: "string" | "boolean" }>

/** An operator's command line: known options, and the consulate's id where one is wanted. Says what is wrong with another. */
export function argumentsOf<O extends Options>(argv: string[], options: O) {
  try {
    const { values, positionals } = parseArgs({ args: argv, options, allowPositionals: true, strict: true })
    return {
      values: values as { [name in keyof O]?: O[name]["type"] extends "string" ? string : boolean },
      positionals,
    }
  } catch (error) {
    throw new Misuse(error instanceof Error ? error.message : "The command line cannot be read")
  }
}

export function tenantIn(positionals: string[]): string {
  const [tenantID, ...more] = positionals
  if (!tenantID || !/^ten_[0-7][0-9A-HJKMNP-TV-Z]{25}$/.test(tenantID) || more.length > 0)
    throw new Misuse("Say which consulate, by its id (ten_…)")
  return tenantID
}
