import { consulatePolicy, narrowPolicy } from "@ventanilla/infra/consulate-policy"
import { ConsulateRole } from "@ventanilla/infra/consulate-role"
import { explainWildcards } from "@ventanilla/infra/explained-wildcards"
import {
  addsToTheNetwork,
  checkpoints,
  closesMonths,
  consulateList,
  consulateRecords,
  districts,
  endsSignins,
  enterConsulates,
  gate,
  headquartersMembers,
  inheritedSettings,
  outsideConsulates,
  provisioningPolicy,
  sealsHeadquarters,
  serveHeadquarters,
  strangersGate,
  withRegistry,
} from "@ventanilla/infra/function-policy"
import { FunctionRole } from "@ventanilla/infra/function-role"
import { HeadquartersRole } from "@ventanilla/infra/headquarters-role"
import { OperatorRoles } from "@ventanilla/infra/operator-roles"
import { functionArn, roleArn, type Statement } from "@ventanilla/infra/policy"
import type { StackContext } from "sst/constructs"
import { use } from "sst/constructs"
import { Events } from "./events"
import { Identity } from "./identity"
import { Mail } from "./mail"
import { namesOf } from "./settings"
import { Storage } from "./storage"
import { wildcards } from "./wildcards"

/**
 * Who may reach what, on one page: a role per function, the roles that enter a consulate, headquarters' own, and the
 * operators'.
 */
export function Access({ app, stack }: StackContext) {
  const { registry, registryKey, vault: sealed } = use(Storage)
  const { digest, provisioning, statistics, lostReturns } = use(Events)
  const { pool } = use(Identity)
  const { sending } = use(Mail)
  const names = namesOf(app.stage)
  const place = { partition: stack.partition, region: stack.region, account: stack.account }
  const { tablePrefix, aliasPrefix, registryTable } = names
  const registryKeyArn = registryKey.keyArn
  // Written in full, not as references: these roles trust the functions' roles, which in turn name them.
  const arnOf = (name: string) => roleArn(place, name)

  const vault = { bucketArn: sealed.bucket.bucketArn, keyArn: sealed.key.keyArn }
  const its = { place, registryTable: registry.tableName, registryKeyArn }
  const reads = (...reached: Statement[]) => withRegistry(its, ...reached)
  const outside = outsideConsulates({ place, tablePrefix })
  const enters = enterConsulates(arnOf(names.consulateRole))
  const sends: Statement = {
    Sid: "SendMailInOneName",
    Effect: "Allow",
    Action: ["ses:SendEmail"],
    Resource: sending.resources,
    Condition: { StringEquals: { "ses:FromAddress": sending.fromAddress } },
  }
  const hurries = (...queues: (typeof digest)[]): Statement => ({
    Sid: "HurryJobs",
    Effect: "Allow",
    Action: ["sqs:SendMessage"],
    Resource: queues.map(({ queue }) => queue.queueArn),
  })
  const people = (Sid: string, ...verbs: string[]): Statement => ({
    Sid,
    Effect: "Allow",
    Action: verbs.map((verb) => `cognito-idp:${verb}`),
    Resource: [pool.userPoolArn],
  })
  const invites = people("InvitePeople", "AdminCreateUser", "AdminGetUser")
  // The holder of an unused invitation sets the new account's first password.
  const admits = people("AdmitPeople", "AdminGetUser", "AdminSetUserPassword")
  const setsAside: Statement = {
    Sid: "SetAsideWhatFailed",
    Effect: "Allow",
    Action: ["sqs:SendMessage"],
    Resource: [lostReturns.queue.queueArn],
  }
  const judges: Statement = {
    Sid: "HaveFilesJudged",
    Effect: "Allow",
    Action: ["lambda:InvokeFunction"],
    Resource: [functionArn(place, names.functionRole("judge"))],
  }
  const provisions = provisioningPolicy({ place, tablePrefix, aliasPrefix, stays: [registryKeyArn, vault.keyArn] })

  const role = (id: string, name: string, statements: Statement[]) =>
    new FunctionRole(stack, id, {
      roleName: names.functionRole(name),
      logGroupName: names.logGroup(name),
      statements: [...statements, outside],
    }).role
  const roles = {
    api: role("Api", "api", [
      ...reads(...gate(its), ...endsSignins(its), districts(its)),
      enters,
      serveHeadquarters(arnOf(names.headquartersRole)),
      sends,
      invites,
      judges,
      people("EndSigninsAtThePool", "AdminUserGlobalSignOut"),
      // A transfer between consulates is carried out by the sender's tick, which is queued at once.
      hurries(digest, provisioning, statistics),
    ]),
    // Strangers and partners: a link names a consulate, and acts as that one, with its tag. Headquarters is not within
    // reach.
    open: role("Open", "open", [...reads(...strangersGate(its)), enters, sends, admits, hurries(statistics)]),
    // The holder of a download token has no account: the function looks up the consulate, and then acts as that
    // consulate, with its tag.
    files: role("Files", "files", [...reads(consulateRecords(its)), enterConsulates(arnOf(names.fileRole))]),
    // It parses what strangers sent: it can reach nothing but its own log.
    judge: role("Judge", "judge", []),
    plan: role("Plan", "plan", [
      ...reads(consulateList(its), inheritedSettings(its), ...closesMonths(its), ...sealsHeadquarters(its, vault)),
      hurries(digest, provisioning),
    ]),
    digest: role("Digest", "digest", [...reads(inheritedSettings(its)), enters, sends, hurries(statistics)]),
    provisioning: role("Provisioning", "provisioning", [
      ...reads(
        ...[inheritedSettings(its), consulateRecords(its), headquartersMembers(its), consulateList(its)],
        ...checkpoints(its),
      ),
      enters,
      sends,
      invites,
      ...provisions,
    ]),
    statistics: role("Statistics", "statistics", [...reads(...addsToTheNetwork(its)), enters]),
    mailEvents: role("MailEvents", "mail-events", [
      ...reads(consulateRecords(its)),
      enterConsulates(arnOf(names.returnsRole)),
      setsAside,
    ]),
  }
  const { api, open, files, digest: sender, provisioning: maker, statistics: publisher, mailEvents } = roles
  const consulates = { place, tablePrefix, registryTable, registryKeyArn }
  new ConsulateRole(stack, "Consulate", {
    roleName: names.consulateRole,
    trusted: [api.roleArn, open.roleArn, sender.roleArn, maker.roleArn, publisher.roleArn],
    statements: consulatePolicy({ ...consulates, vault }),
  })
  // The holder of a download token fetches one file; the only write is that the token was used.
  new ConsulateRole(stack, "ConsulateFiles", {
    roleName: names.fileRole,
    trusted: [files.roleArn],
    statements: narrowPolicy({ ...consulates, reads: ["attachment#*", "leave#*"], puts: ["leave#*"], opens: true }),
  })
  // A bounce pauses a mailbox, and creates a task.
  new ConsulateRole(stack, "ConsulateReturns", {
    roleName: names.returnsRole,
    trusted: [mailEvents.roleArn],
    statements: narrowPolicy({
      ...consulates,
      reads: ["mailbox#*", "mail-events#*"],
      puts: ["mailbox#*", "mail-events#*", "task#*"],
      opens: false,
    }),
  })
  const headquarters = new HeadquartersRole(stack, "Headquarters", {
    roleName: names.headquartersRole,
    trusted: [api.roleArn],
    tablePrefix,
    registryTable,
    registryKeyArn,
    vault,
  })
  const operators = new OperatorRoles(stack, "Operators", {
    operatorRoleName: names.operatorRole,
    custodyRoleName: names.custodyRole,
    tablePrefix,
    aliasPrefix,
    registryTable,
    registryKeyArn,
    vault,
    userPoolArn: pool.userPoolArn,
  })
  stack.addOutputs({ operatorRole: operators.operatorRoleArn, custodyRole: operators.custodyRoleArn })
  explainWildcards(stack, wildcards)
  return {
    roles,
    /** The role by which a function enters a consulate. */
    consulateRoleArn: (name: string) =>
      arnOf(name === "files" ? names.fileRole : name === "mail-events" ? names.returnsRole : names.consulateRole),
    headquartersRoleArn: headquarters.roleArn,
  }
}
