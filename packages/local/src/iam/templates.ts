/** A CloudFormation template, as far as policies are read from it. */
export type Resource = { Type: string; Properties?: Record<string, unknown> }
export type Template = {
  Resources?: Record<string, Resource>
  Outputs?: Record<string, { Value: unknown; Export?: { Name: unknown } }>
}
/** By the name of the stack. */
export type Templates = Record<string, Template>
export type Place = { region: string; account: string }
export type Resolver = ReturnType<typeof createResolver>

type Found = { stack: string; id: string; resource: Resource }

/** What CloudFormation calls a resource, where a property says it. */
const nameIn: Record<string, string> = {
  "AWS::DynamoDB::Table": "TableName",
  "AWS::IAM::Role": "RoleName",
  "AWS::IAM::ManagedPolicy": "ManagedPolicyName",
  "AWS::SQS::Queue": "QueueName",
  "AWS::S3::Bucket": "BucketName",
  "AWS::SNS::Topic": "TopicName",
  "AWS::SES::EmailIdentity": "EmailIdentity",
  "AWS::SES::ConfigurationSet": "Name",
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null

/**
 * Puts values in for CloudFormation's own references, over all stacks. `physical` names what only a deployment would name
 * (by type: one of each here). What it does not know stays visible as `logicalId.attribute`.
 */
export function createResolver(
  templates: Templates,
  { region, account }: Place,
  physical: Record<string, string> = {},
) {
  const exported = new Map<string, { stack: string; value: unknown }>()
  for (const [stack, { Outputs = {} }] of Object.entries(templates))
    for (const { Value, Export } of Object.values(Outputs))
      if (typeof Export?.Name === "string") exported.set(Export.Name, { stack, value: Value })

  const pseudo: Record<string, string> = {
    "AWS::Partition": "aws",
    "AWS::Region": region,
    "AWS::AccountId": account,
    "AWS::URLSuffix": "amazonaws.com",
  }
  const resources = Object.entries(templates).flatMap(([stack, { Resources = {} }]) =>
    Object.entries(Resources).map(([id, resource]): Found => ({ stack, id, resource })),
  )
  const find = (stack: string, id: string) => resources.find((one) => one.stack === stack && one.id === id)

  function nameOf({ stack, id, resource }: Found): string {
    const property = nameIn[resource.Type]
    const name = property && resource.Properties?.[property]
    return name === undefined ? (physical[resource.Type] ?? id) : String(resolve(stack, name))
  }

  function arnOf(found: Found): string {
    const name = nameOf(found)
    switch (found.resource.Type) {
      case "AWS::DynamoDB::Table":
        return `arn:aws:dynamodb:${region}:${account}:table/${name}`
      case "AWS::IAM::Role":
        return `arn:aws:iam::${account}:role/${name}`
      case "AWS::IAM::ManagedPolicy":
        return `arn:aws:iam::${account}:policy/${name}`
      case "AWS::KMS::Key":
        return `arn:aws:kms:${region}:${account}:key/${name}`
      case "AWS::S3::Bucket":
        return `arn:aws:s3:::${name}`
      case "AWS::SQS::Queue":
        return `arn:aws:sqs:${region}:${account}:${name}`
      case "AWS::SNS::Topic":
        return `arn:aws:sns:${region}:${account}:${name}`
      case "AWS::Cognito::UserPool":
        return `arn:aws:cognito-idp:${region}:${account}:userpool/${name}`
      default:
        return `${found.id}.Arn`
    }
  }

  function refer(stack: string, id: string): string {
    const found = find(stack, id)
    if (!found) return pseudo[id] ?? id
    return found.resource.Type === "AWS::SQS::Queue"
      ? `https://sqs.${region}.amazonaws.com/${account}/${nameOf(found)}`
      : nameOf(found)
  }

  function attribute(stack: string, [id = "", name = ""]: string[]): string {
    const found = find(stack, id)
    return found && name === "Arn" ? arnOf(found) : `${id}.${name}`
  }

  /** `${Name}` in text; `${!Name}` is what CloudFormation leaves to others. */
  function substitute(stack: string, text: string, values: Record<string, unknown>): string {
    return text.replace(/\$\{(!?)([^}]+)\}/g, (_, literal: string, name: string) => {
      if (literal) return `\${${name}}`
      if (name in values) return String(resolve(stack, values[name]))
      return name.includes(".") ? attribute(stack, name.split(".")) : refer(stack, name)
    })
  }

  function callOf(stack: string, name: string, given: unknown): unknown {
    switch (name) {
      case "Ref":
        return refer(stack, String(given))
      case "Fn::GetAtt":
        return attribute(stack, Array.isArray(given) ? given.map(String) : String(given).split("."))
      case "Fn::ImportValue": {
        const found = exported.get(String(resolve(stack, given)))
        if (!found) throw new Error(`No stack exports ${String(given)}`)
        return resolve(found.stack, found.value)
      }
      case "Fn::Join": {
        const [separator, parts] = given as [string, unknown[]]
        return parts.map((part) => String(resolve(stack, part))).join(separator)
      }
      case "Fn::Sub": {
        const [text, values] = Array.isArray(given) ? given : [given, {}]
        return substitute(stack, String(text), values as Record<string, unknown>)
      }
      default:
        throw new Error(`A policy uses ${name}, which is not understood here`)
    }
  }

  /** A value of a stack's template as it stands once deployed. */
  function resolve(stack: string, value: unknown): unknown {
    if (Array.isArray(value)) return value.map((one) => resolve(stack, one))
    if (!isObject(value)) return value
    const [first, ...rest] = Object.keys(value)
    if (first && rest.length === 0 && (first === "Ref" || first.startsWith("Fn::")))
      return callOf(stack, first, value[first])
    return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, resolve(stack, one)]))
  }

  return {
    resolve,
    arnOf,
    nameOf,
    ofType: (type: string) => resources.filter(({ resource }) => resource.Type === type),
  }
}
