import {
  itemReads,
  itemWrites,
  keepAudit,
  keyArns,
  keyUses,
  type Place,
  partitions,
  type Statement,
  seals,
  tableArn,
  throughDynamodb,
  type Vault,
} from "./policy"

export type HeadquartersPolicyProps = {
  place: Place
  /** Prefix of every consulate's table name, before its id. */
  tablePrefix: string
  registryTable: string
  /** The key that encrypts the registry. */
  registryKeyArn: string
  vault: Vault
}

/**
 * What a request of headquarters may do: the offices, the consulates' records, the template and the published numbers,
 * all of them in the registry. Everything in a consulate's table and key is explicitly denied.
 */
export function headquartersPolicy({
  place,
  tablePrefix,
  registryTable,
  registryKeyArn,
  vault,
}: HeadquartersPolicyProps): Statement[] {
  const registry = tableArn(place, registryTable)
  const records: [string, ...string[]] = [
    "tenant#*",
    "office#*",
    "template#settings",
    "protocol#*",
    "template#instrument",
    "template#programmes",
    "template#districts",
    "template#targets",
    "transparency",
    // Its own stored answers, for a repeated request.
    "idempotency#headquarters#*",
  ]
  return [
    partitions("Records", ["dynamodb:GetItem"], registry, records),
    partitions("RecordsAndTheirAudit", ["dynamodb:PutItem"], registry, [...records, "audit#*"]),
    partitions("Catalogues", ["dynamodb:Query", "dynamodb:PutItem"], registry, ["catalogues"]),
    // Figures that are still being collected, `gathering#…`, are not visible to headquarters.
    partitions("NetworkNumbers", ["dynamodb:Query"], registry, ["network"]),
    partitions("ConsulatesAndTheirNumbers", ["dynamodb:Query"], `${registry}/index/gsi1`, [
      "tenants",
      "statistics#*",
      "feedback#*",
      "reports#*",
    ]),
    partitions("WhatWasAnswered", ["dynamodb:Query"], registry, ["transparency"]),
    partitions("ItsAuditAndItsSeals", ["dynamodb:Query"], registry, ["audit#*", "seal#headquarters"]),
    ...seals("ItsSeals", place, vault, "headquarters", { puts: false }),
    {
      Sid: "RegistryKey",
      Effect: "Allow",
      Action: [...keyUses, "kms:DescribeKey"],
      Resource: [registryKeyArn],
      Condition: { StringEquals: throughDynamodb(place) },
    },
    {
      Sid: "NoConsulatesTable",
      Effect: "Deny",
      Action: [...itemReads, ...itemWrites, "dynamodb:Scan", "dynamodb:BatchWriteItem"],
      Resource: [tableArn(place, `${tablePrefix}*`)],
    },
    {
      Sid: "NoConsulatesKey",
      Effect: "Deny",
      Action: keyUses,
      Resource: [keyArns(place)],
      Condition: { Null: { "aws:ResourceTag/tenant": "false" } },
    },
    keepAudit([registry]),
  ]
}

/** The session's name, which appears in CloudTrail; it differs from every consulate's. */
export const headquartersSession = "headquarters"

/** Who may act for headquarters: the named roles, without any tag. */
export const headquartersTrust = (trustedRoles: string[]) => [
  {
    Sid: "AssumeForHeadquarters",
    Effect: "Allow",
    Principal: { AWS: trustedRoles },
    Action: ["sts:AssumeRole"],
    Condition: { StringEquals: { "sts:RoleSessionName": headquartersSession } },
  },
]
