export * as Act from "./actor"
export * from "./actor.schema"
export { type Audience, allows, type Permission, permissions } from "./permissions"
