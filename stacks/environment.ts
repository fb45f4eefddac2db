import { use } from "sst/constructs"
import { Access } from "./access"
import { Events } from "./events"
import { Files } from "./files"
import { Identity } from "./identity"
import { namesOf, settingsOf } from "./settings"
import { Storage } from "./storage"
import { Web } from "./web"

/**
 * The environment that core's config reads, the same for every function except for the role by which it enters a
 * consulate.
 */
export function environmentOf(stage: string, name: string) {
  const { digest, provisioning, statistics } = use(Events)
  const { consulateRoleArn, headquartersRoleArn } = use(Access)
  const { issuer, clientID, userPoolID } = use(Identity)
  const names = namesOf(stage)
  const { consoleUrl, signIn } = use(Web)
  const { mailFrom } = settingsOf(stage)
  return {
    VENTANILLA_STAGE: stage,
    VENTANILLA_REGISTRY_TABLE: names.registryTable,
    VENTANILLA_CONSULATE_TABLE_PREFIX: names.tablePrefix,
    VENTANILLA_CONSULATE_ROLE_ARN: consulateRoleArn(name),
    VENTANILLA_HEADQUARTERS_ROLE_ARN: headquartersRoleArn,
    VENTANILLA_DIGEST_QUEUE_URL: digest.queue.queueUrl,
    VENTANILLA_PROVISIONING_QUEUE_URL: provisioning.queue.queueUrl,
    VENTANILLA_STATISTICS_QUEUE_URL: statistics.queue.queueUrl,
    VENTANILLA_JUDGE_FUNCTION: names.functionRole("judge"),
    VENTANILLA_VAULT_BUCKET: use(Storage).vault.bucket.bucketName,
    VENTANILLA_KEYS: "kms",
    VENTANILLA_MAIL_FROM: mailFrom,
    VENTANILLA_MAIL_CONFIGURATION_SET: names.mailConfigurationSet,
    VENTANILLA_CONSOLE_URL: consoleUrl,
    VENTANILLA_FILES_URL: use(Files).filesUrl,
    VENTANILLA_OIDC_ISSUER: issuer,
    VENTANILLA_OIDC_SIGN_IN: signIn,
    VENTANILLA_OIDC_CLIENT_ID: clientID,
    VENTANILLA_USER_POOL_ID: userPoolID,
  }
}
