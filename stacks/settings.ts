/** What differs between stages, declared; everything else is the same everywhere. */
export type Settings = {
  /** Real data: tables and keys outlive their stack, deletion is refused. */
  protect: boolean
  /**
   * The console's name. Its certificate's ARN is read from the parameter `namesOf(stage).certificateParameter`. Without
   * one, console and partner page stand under the name that CloudFront gives.
   */
  consoleDomain?: string
  /**
   * The name of the origin of files, never the console's own: a file that were opened in spite of all must find no session.
   * Its certificate's ARN is read from the parameter `namesOf(stage).filesCertificateParameter`. Without one, files stand
   * under the name that API Gateway gives.
   */
  filesDomain?: string
  mailDomain: string
  mailFrom: string
  logDays: number
  /** Requests a second that the API takes from everybody together, and in a burst. */
  rate: { steady: number; burst: number }
  /** The same for each path that asks for no account. */
  openRate: { steady: number; burst: number }
  /**
   * Requests a minute of one address to those paths, held to it by a firewall in front of CloudFront: twice what one process
   * answers one client, since a shelter, or a telephone network, is one address. Without it there is none.
   */
  addressRate?: number
  /**
   * The API answers what comes through the console's site, and nothing that is sent to its own address. It knows by a secret,
   * which is read from `namesOf(stage).frontParameter`; the functions know its digest alone.
   */
  closedFront: boolean
  /** Functions at once that strangers and partners may keep busy; those who sign in have others. */
  openAtOnce: number
  /** What the origin of files takes. */
  filesRate: { steady: number; burst: number }
  /** Functions have a share of the account's concurrency of their own: it has to be large enough. */
  reserve: boolean
  /** How long what is put into the vault stays there. In compliance mode nobody can shorten it. */
  vault: { mode: "compliance" | "governance"; days: number }
}

const prod: Settings = {
  protect: true,
  consoleDomain: "ventanilla.example.org",
  filesDomain: "archivos.ventanilla.example.org",
  mailDomain: "ventanilla.example.org",
  mailFrom: "Ventanilla <avisos@ventanilla.example.org>",
  logDays: 365,
  rate: { steady: 200, burst: 400 },
  openRate: { steady: 50, burst: 100 },
  addressRate: 240,
  closedFront: true,
  openAtOnce: 40,
  filesRate: { steady: 10, burst: 20 },
  reserve: true,
  vault: { mode: "compliance", days: 5 * 365 },
}

/** Any other stage: a developer's own, gone with its stack. */
const dev: Settings = {
  protect: false,
  mailDomain: "dev.ventanilla.example.org",
  mailFrom: "Ventanilla <avisos@dev.ventanilla.example.org>",
  logDays: 14,
  rate: { steady: 20, burst: 40 },
  openRate: { steady: 5, burst: 10 },
  closedFront: false,
  openAtOnce: 4,
  filesRate: { steady: 2, burst: 4 },
  reserve: false,
  vault: { mode: "governance", days: 1 },
}

export const settingsOf = (stage: string): Settings => (stage === "prod" ? prod : dev)

/** Paths below which nobody is asked for an account. */
export const openPaths = ["/api/partner/", "/api/public/"] as const

/** Every name of a stage, in one place: the stacks, their policies and the functions' environments use these. */
export function namesOf(stage: string) {
  const prefix = `ventanilla-${stage}`
  return {
    prefix,
    registryTable: `${prefix}-registry`,
    tablePrefix: `${prefix}-consulate-`,
    aliasPrefix: `${prefix}-`,
    consulateRole: `${prefix}-consulate`,
    /** Those of functions with one errand in a consulate. */
    fileRole: `${prefix}-consulate-files`,
    returnsRole: `${prefix}-consulate-returns`,
    headquartersRole: `${prefix}-headquarters`,
    operatorRole: `${prefix}-operator`,
    custodyRole: `${prefix}-custody`,
    /** A bucket's name is one in the world: the account makes it ours. */
    vault: (account: string) => `${prefix}-audit-vault-${account}`,
    queue: (job: string) => `${prefix}-${job}`,
    functionRole: (name: string) => `${prefix}-${name}`,
    logGroup: (name: string) => `/${prefix}/${name}`,
    mailConfigurationSet: prefix,
    signInPrefix: prefix,
    firewall: prefix,
    frontParameter: `/ventanilla/${stage}/front`,
    frontDigestParameter: `/ventanilla/${stage}/front-digest`,
    certificateParameter: `/ventanilla/${stage}/console-certificate`,
    filesCertificateParameter: `/ventanilla/${stage}/files-certificate`,
  }
}
