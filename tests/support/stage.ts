import type { Templates } from "@ventanilla/local/iam"

/** The stage of templates that are made once a run: a word that stands nowhere else in them. */
export const anyStage = "anystageofthisrun"

/** `VENTANILLA_IAM=1 npm test`, or `npm test -- --iam`: every local cloud of the run is judged by the synthesised policies. */
export const isPoliced = () => process.env.VENTANILLA_IAM === "1"

/** The policies of a stage of one's own out of those that were made once. */
export const ofStage = (policies: string, stage: string): Templates =>
  JSON.parse(policies.replaceAll(anyStage, stage)) as Templates
