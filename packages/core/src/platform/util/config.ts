import { told } from "./per-process"

/** The environment that the product reads, by name. A missing variable is an operator's mistake; the error names it. */
function required(name: string): string {
  const value = told(name)
  if (!value) throw new Error(`The environment variable ${name} is not set`)
  return value
}

/** A consulate's table is in one of two slots; a restore creates the other. */
export type Slot = "a" | "b"

export const Config = {
  stage: () => process.env.VENTANILLA_STAGE ?? "local",
  registryTable: () => required("VENTANILLA_REGISTRY_TABLE"),
  consulateTable: (tenantID: string, slot: Slot = "a") =>
    `${required("VENTANILLA_CONSULATE_TABLE_PREFIX")}${tenantID}${slot === "a" ? "" : `.${slot}`}`,
  consulateRoleArn: () => required("VENTANILLA_CONSULATE_ROLE_ARN"),
  headquartersRoleArn: () => required("VENTANILLA_HEADQUARTERS_ROLE_ARN"),
  queueUrl: (queue: "digest" | "provisioning" | "statistics") =>
    required(`VENTANILLA_${queue.toUpperCase()}_QUEUE_URL`),
  keys: () => required("VENTANILLA_KEYS"),
  judgeFunction: () => required("VENTANILLA_JUDGE_FUNCTION"),
  vaultBucket: () => required("VENTANILLA_VAULT_BUCKET"),
  mailFrom: () => required("VENTANILLA_MAIL_FROM"),
  mailConfigurationSet: () => process.env.VENTANILLA_MAIL_CONFIGURATION_SET,
  /** The origin from which files are downloaded; it serves nothing else. */
  filesUrl: () => required("VENTANILLA_FILES_URL"),
  /** Hexadecimal digests of the front secret, separated by commas; undefined where there is no front. */
  frontDigest: () => told("VENTANILLA_FRONT_DIGEST"),
  consoleUrl: () => required("VENTANILLA_CONSOLE_URL"),
  issuer: () => required("VENTANILLA_OIDC_ISSUER"),
  /**
   * The origin of the sign-in pages, which belongs to this installation alone; the issuer's host is shared by all
   * pools.
   */
  signIn: () => required("VENTANILLA_OIDC_SIGN_IN"),
  clientID: () => required("VENTANILLA_OIDC_CLIENT_ID"),
  userPoolID: () => required("VENTANILLA_USER_POOL_ID"),
}
