export * as Identity from "./identity"
