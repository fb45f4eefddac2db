export * as Residence from "./residence"
