export * as Digest from "./digest"
