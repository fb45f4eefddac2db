/** The settings that differ between stages; everything else is the same everywhere. */
export type Settings = {
  /** Real data: tables and keys outlive their stack, deletion is refused. */
  protect: boolean
  /**
   * The console's domain. Its certificate's ARN is read from the parameter `namesOf(stage).certificateParameter`. By
   * default, console and partner page use the name that CloudFront assigns.
   */
  consoleDomain?: string
  /**
   * The domain of the origin of files, never the console's own: a file that is opened in spite of its headers must find
   * no session. Its certificate's ARN is read from the parameter `namesOf(stage).filesCertificateParameter`. By
   * default, files use the name that API Gateway assigns.
   */
  filesDomain?: string
  mailDomain: string
  mailFrom: string
  logDays: number
  /** Requests per second to the API from all clients together, and in a burst. */
  rate: { steady: number; burst: number }
  /** Requests per second, and in a burst, to each path that requires no account. */
  openRate: { steady: number; burst: number }
  /**
   * Requests per minute from one address to those paths, enforced by a firewall in front of CloudFront: twice what one
   * process answers one client, since a shelter, or a telephone network, is one address. Without it there is no
   * firewall.
   */
  addressRate?: number
  /**
   * The API answers only requests that come through the console's site, and none sent to its own address. It recognises
   * them by a secret, which is read from `namesOf(stage).frontParameter`; the functions know only its digest.
   */
  closedFront: boolean
  /** Concurrent executions available to strangers and partners; people who sign in have others. */
  openAtOnce: number
  /** Requests per second, and in a burst, to the origin of files. */
  filesRate: { steady: number; burst: number }
  /** Functions reserve a share of the account's concurrency, which must be large enough. */
  reserve: boolean
  /** How long objects in the vault are kept. In compliance mode nobody can shorten it. */
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

/** Any other stage: a developer's own, deleted with its stack. */
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

/** Path prefixes that require no account. */
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
    /** Roles of functions with a single task in a consulate. */
    fileRole: `${prefix}-consulate-files`,
    returnsRole: `${prefix}-consulate-returns`,
    headquartersRole: `${prefix}-headquarters`,
    operatorRole: `${prefix}-operator`,
    custodyRole: `${prefix}-custody`,
    /** Bucket names are globally unique: the account id makes this one ours. */
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
