/** What differs between stages, declared; everything else is the same everywhere. */
export type Settings = {
  /** Real data: tables and keys outlive their stack, deletion is refused. */
  protect: boolean
  /** Where the console and the partner page are served. */
  consoleUrl: string
  mailDomain: string
  mailFrom: string
  logDays: number
  /** Requests a second that the API takes from everybody together, and in a burst. */
  rate: { steady: number; burst: number }
}

const prod: Settings = {
  protect: true,
  consoleUrl: "https://ventanilla.example.org",
  mailDomain: "ventanilla.example.org",
  mailFrom: "Ventanilla <avisos@ventanilla.example.org>",
  logDays: 365,
  rate: { steady: 200, burst: 400 },
}

/** Any other stage: a developer's own, gone with its stack. */
const dev: Settings = {
  protect: false,
  consoleUrl: "http://localhost:4001",
  mailDomain: "dev.ventanilla.example.org",
  mailFrom: "Ventanilla <avisos@dev.ventanilla.example.org>",
  logDays: 14,
  rate: { steady: 20, burst: 40 },
}

export const settingsOf = (stage: string): Settings => (stage === "prod" ? prod : dev)

/** Every name of a stage, in one place: the stacks, their policies and the functions' environments use these. */
export function namesOf(stage: string) {
  const prefix = `ventanilla-${stage}`
  return {
    prefix,
    registryTable: `${prefix}-registry`,
    tablePrefix: `${prefix}-consulate-`,
    aliasPrefix: `${prefix}-`,
    consulateRole: `${prefix}-consulate`,
    headquartersRole: `${prefix}-headquarters`,
    queue: (job: string) => `${prefix}-${job}`,
    functionRole: (name: string) => `${prefix}-${name}`,
    logGroup: (name: string) => `/${prefix}/${name}`,
    mailConfigurationSet: prefix,
  }
}
