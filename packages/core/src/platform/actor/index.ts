export * as Act from "./actor"
export type * from "./actor.schema"
export { type Audience, allows, type Permission, permissions } from "./permissions"
export { type Verb, verb } from "./verb"
