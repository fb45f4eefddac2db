export type { MailTags } from "./mailer"
export * as Mailer from "./mailer"
