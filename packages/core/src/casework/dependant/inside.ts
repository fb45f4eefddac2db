export * as Dependant from "./dependant"
