/** Why a role's statement names more than one resource: beside `access.ts`, by the statement's `Sid`. */
export const wildcards = {
  ItsOwnLog: "A log group's streams have names that Lambda gives.",
  Registry: "All indexes of the one table.",
  ItsOwnTable: "All indexes of the session's own table.",
  ItsOwnKeyForItsTable: "Keys have no names before they are made: the tag of the session's consulate decides.",
  ItsOwnKeyForItsSealedFields: "Keys have no names before they are made: the tag of the session's consulate decides.",
  ItsOwnKeyBehindItsAlias: "Keys have no names before they are made: the tag of the session's consulate decides.",
  LookForAKeyWithoutAnAlias: "KMS lists the keys of an account and names none: the list says ids and nothing else.",
  LookAtConsulatesKeys: "Only keys that bear a consulate's tag.",
  LookAtAndMendConsulatesTables: "Consulates' tables are made at run time, under one prefix.",
  ItsOwnKeyForARestoredTable: "Keys have no names before they are made: the tag of the session's consulate decides.",
  ConsulateTables: "Consulates' tables are made at run time, under one prefix.",
  NewKeysBearTheirConsulate: "A key has no ARN before it stands: the tag that it must bear is the condition.",
  ConsulateKeys: "Only keys that bear a consulate's tag.",
  ConsulateAliases: "Consulates' aliases are made at run time, under one prefix.",
  ConsulateKeysForTheirTables: "Only keys that bear a consulate's tag, and only through DynamoDB.",
}
