import { RemovalPolicy } from "aws-cdk-lib"
import { AttributeType, BillingMode, ProjectionType, Table, TableEncryption } from "aws-cdk-lib/aws-dynamodb"
import { Key } from "aws-cdk-lib/aws-kms"
import { Construct } from "constructs"
import { keepKey } from "./kept-key"

export type RegistryTableProps = {
  /** The table's name, fixed in advance: policies and environments use it. */
  tableName: string
  /** Prefix of the names of all the product's roles: none of them manages the table's key. */
  prefix: string
  /** False only where nothing real is kept: then the table may be deleted, and is deleted with its stack. */
  protect: boolean
}

const text = (name: string) => ({ name, type: AttributeType.STRING })

/** The table of the network's offices: one key schema, its own key, point-in-time recovery for 35 days. */
export class RegistryTable extends Construct {
  readonly table: Table
  readonly key: Key

  constructor(scope: Construct, id: string, { tableName, prefix, protect }: RegistryTableProps) {
    super(scope, id)
    const removalPolicy = protect ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY
    this.key = new Key(this, "Key", { description: `Encrypts ${tableName}`, enableKeyRotation: true, removalPolicy })
    keepKey(this.key, { prefix, protect })
    this.table = new Table(this, "Table", {
      tableName,
      partitionKey: text("pk"),
      sortKey: text("sk"),
      billingMode: BillingMode.PAY_PER_REQUEST,
      encryption: TableEncryption.CUSTOMER_MANAGED,
      encryptionKey: this.key,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true, recoveryPeriodInDays: 35 },
      timeToLiveAttribute: "expiresAt",
      deletionProtection: protect,
      removalPolicy,
    })
    for (const indexName of ["gsi1", "gsi2"]) {
      this.table.addGlobalSecondaryIndex({
        indexName,
        partitionKey: text(`${indexName}pk`),
        sortKey: text(`${indexName}sk`),
        projectionType: ProjectionType.ALL,
      })
    }
  }
}
