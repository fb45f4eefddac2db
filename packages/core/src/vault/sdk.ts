// Named here, one by one: a bundler gives a CommonJS package that is imported late no names, only a default.
export {
  getClient,
  KMS,
  KmsKeyringNode,
  RawAesKeyringNode,
  RawAesWrappingSuiteIdentifier,
} from "@aws-crypto/client-node"
