export * as Act from "./actor"
export type * from "./actor.schema"
export { type Audience, allows, audiencesOf, type Permission, partOf, permissions } from "./permissions"
export { type Verb, verb } from "./verb"
