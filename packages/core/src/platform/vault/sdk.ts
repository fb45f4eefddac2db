// Named here, one by one: a bundler gives a CommonJS package that is imported late no names, only a default.
// And from the parts of the Encryption SDK: its whole has no ES modules, and brings a key store over DynamoDB with it.
export { getClient, KMS, KmsKeyringNode } from "@aws-crypto/kms-keyring-node"
