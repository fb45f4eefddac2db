export * as Catalogue from "./catalogue"
