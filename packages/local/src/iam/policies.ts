import { createResolver, type Place, type Resolver, type Templates } from "./templates"

export type Statement = {
  Sid?: string
  Effect: "Allow" | "Deny"
  Action: string | string[]
  Resource?: string | string[]
  Principal?: unknown
  Condition?: Record<string, Record<string, string | string[]>>
}
export type Document = { Version: string; Statement: Statement[] }
export type Role = {
  name: string
  arn: string
  /** What is attached to it and written into it. */
  identity: { name: string; policy: Document }[]
  trust: Document
  boundary?: Document
}
/** Everything the templates say about who may do what: plain data, to be judged by and to be changed by a test. */
export type Policies = Place & {
  roles: Record<string, Role>
  /** By the table's name: the key that encrypts it. Consulates' tables are in no template. */
  tables: Record<string, { keyArn: string; keyPolicy: Document }>
  /** By ARN: the policy of each key that a template makes. */
  keys: Record<string, Document>
  /** By ARN. */
  queues: Record<string, Document>
  /** By name: those that have one, with the policy and the key that they have. */
  buckets: Record<string, { policy?: Document; keyArn?: string; keyPolicy?: Document }>
  /** The product's functions, by the name of their role: what their environment says. */
  functions: Record<string, Record<string, string>>
}

type Properties = Record<string, unknown>
const many = <T>(value: T | T[] | undefined): T[] => (value === undefined ? [] : Array.isArray(value) ? value : [value])

/** Reads the policies out of synthesised templates. `physical` as in `createResolver`. */
export function readPolicies(
  templates: Templates,
  { region, account }: Place,
  physical: Record<string, string> = {},
): Policies {
  const resolver = createResolver(templates, { region, account }, physical)
  return {
    region,
    account,
    roles: rolesOf(resolver),
    tables: tablesOf(resolver),
    keys: Object.fromEntries(keysOf(resolver)),
    queues: queuesOf(resolver),
    buckets: bucketsOf(resolver),
    functions: functionsOf(resolver),
  }
}

function propertiesOf(resolver: Resolver, type: string) {
  return resolver.ofType(type).map((found) => ({
    found,
    properties: resolver.resolve(found.stack, found.resource.Properties ?? {}) as Properties,
  }))
}

function rolesOf(resolver: Resolver): Record<string, Role> {
  const roles: Record<string, Role> = {}
  const managed = new Map(
    propertiesOf(resolver, "AWS::IAM::ManagedPolicy").map(({ found, properties }) => [
      resolver.arnOf(found),
      properties.PolicyDocument as Document,
    ]),
  )
  for (const { found, properties } of propertiesOf(resolver, "AWS::IAM::Role")) {
    if (properties.RoleName === undefined) continue
    const name = resolver.nameOf(found)
    const inline = many(properties.Policies as { PolicyName: string; PolicyDocument: Document }[] | undefined)
    const attached = many(properties.ManagedPolicyArns as string[] | undefined)
    const boundary = properties.PermissionsBoundary as string | undefined
    const known = (arn: string): Document => {
      const document = managed.get(arn)
      if (!document) throw new Error(`${name} carries ${arn}, which no template writes out`)
      return document
    }
    roles[name] = {
      name,
      arn: resolver.arnOf(found),
      identity: [
        ...inline.map(({ PolicyName, PolicyDocument }) => ({ name: PolicyName, policy: PolicyDocument })),
        ...attached.map((arn) => ({ name: arn, policy: known(arn) })),
      ],
      trust: properties.AssumeRolePolicyDocument as Document,
      ...(boundary ? { boundary: known(boundary) } : {}),
    }
  }
  for (const { found, properties } of propertiesOf(resolver, "AWS::IAM::Policy")) {
    for (const name of many(properties.Roles as string[])) {
      roles[name]?.identity.push({ name: found.id, policy: properties.PolicyDocument as Document })
    }
  }
  return roles
}

const keysOf = (resolver: Resolver) =>
  new Map(
    propertiesOf(resolver, "AWS::KMS::Key").map(({ found, properties }) => [
      resolver.arnOf(found),
      properties.KeyPolicy as Document,
    ]),
  )

type Encrypted = {
  ServerSideEncryptionConfiguration: { ServerSideEncryptionByDefault?: { KMSMasterKeyID?: string } }[]
}

function bucketsOf(resolver: Resolver): Policies["buckets"] {
  const keys = keysOf(resolver)
  const policies = new Map(
    propertiesOf(resolver, "AWS::S3::BucketPolicy").map(({ properties }) => [
      String(properties.Bucket),
      properties.PolicyDocument as Document,
    ]),
  )
  return Object.fromEntries(
    propertiesOf(resolver, "AWS::S3::Bucket").flatMap(({ found, properties }) => {
      if (properties.BucketName === undefined) return []
      const name = resolver.nameOf(found)
      const encryption = properties.BucketEncryption as Encrypted | undefined
      const keyArn = encryption?.ServerSideEncryptionConfiguration[0]?.ServerSideEncryptionByDefault?.KMSMasterKeyID
      const keyPolicy = keyArn === undefined ? undefined : keys.get(keyArn)
      const policy = policies.get(name)
      return [[name, { ...(policy ? { policy } : {}), ...(keyArn && keyPolicy ? { keyArn, keyPolicy } : {}) }]]
    }),
  )
}

function tablesOf(resolver: Resolver): Policies["tables"] {
  const keys = keysOf(resolver)
  return Object.fromEntries(
    propertiesOf(resolver, "AWS::DynamoDB::Table").map(({ properties }) => {
      const { KMSMasterKeyId: keyArn } = properties.SSESpecification as { KMSMasterKeyId: string }
      const keyPolicy = keys.get(keyArn)
      if (!keyPolicy) throw new Error(`No template writes out the key ${keyArn}`)
      return [String(properties.TableName), { keyArn, keyPolicy }]
    }),
  )
}

function queuesOf(resolver: Resolver): Record<string, Document> {
  const arnOfUrl = new Map(
    resolver.ofType("AWS::SQS::Queue").map((found) => [resolver.nameOf(found), resolver.arnOf(found)]),
  )
  const queues: Record<string, Document> = {}
  for (const { properties } of propertiesOf(resolver, "AWS::SQS::QueuePolicy"))
    for (const url of many(properties.Queues as string[])) {
      const arn = arnOfUrl.get(url.split("/").at(-1) ?? "")
      if (arn) queues[arn] = properties.PolicyDocument as Document
    }
  return queues
}

/** The product's own: SST adds functions without a name. */
function functionsOf(resolver: Resolver): Record<string, Record<string, string>> {
  return Object.fromEntries(
    propertiesOf(resolver, "AWS::Lambda::Function").flatMap(({ properties }) => {
      if (properties.FunctionName === undefined) return []
      const role = String(properties.Role).split("/").at(-1) ?? ""
      const { Variables = {} } = (properties.Environment ?? {}) as { Variables?: Record<string, string> }
      return [[role, Variables]]
    }),
  )
}
