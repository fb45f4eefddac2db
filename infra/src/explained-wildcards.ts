import { AspectPriority, Aspects, type CfnResource, type IAspect, Stack } from "aws-cdk-lib"
import { CfnPolicy, CfnRole } from "aws-cdk-lib/aws-iam"
import { NagSuppressions } from "cdk-nag"
import type { Construct, IConstruct } from "constructs"

/** The reason why a statement covers more than one resource, by the statement's `Sid`. */
export type Reasons = Record<string, string>
type Written = { Sid?: string; Effect: string; Action: string | string[]; Resource: unknown }
type Document = { Statement: Written[] }

const hasWildcard = (value: unknown) => JSON.stringify(value).includes("*")

/**
 * Accepts wildcards in the resources of a scope's policies for statements that have a reason, and for no others. A
 * policy with one unexplained statement, or with a wildcard in an action, remains a finding as a whole.
 */
export function explainWildcards(scope: Construct, reasons: Reasons): void {
  // Before cdk-nag looks at the same policy.
  Aspects.of(scope).add(new Explained(reasons), { priority: AspectPriority.MUTATING })
}

class Explained implements IAspect {
  constructor(private readonly reasons: Reasons) {}

  visit(node: IConstruct): void {
    const wide = documentsOf(node)
      .flatMap(({ Statement }) => Statement)
      .filter(({ Effect, Action, Resource }) => Effect === "Allow" && (hasWildcard(Resource) || hasWildcard(Action)))
    const said = wide.map(({ Sid = "", Action }) => (hasWildcard(Action) ? undefined : this.reasons[Sid]))
    if (wide.length === 0 || said.some((reason) => reason === undefined)) return
    const reason = [...new Set(said)].join(" ")
    NagSuppressions.addResourceSuppressions(node as CfnResource, [{ id: "AwsSolutions-IAM5", reason }])
  }
}

function documentsOf(node: IConstruct): Document[] {
  const written = (document: unknown) => Stack.of(node).resolve(document) as Document
  if (node instanceof CfnPolicy) return [written(node.policyDocument)]
  if (!(node instanceof CfnRole)) return []
  const policies = (Stack.of(node).resolve(node.policies) ?? []) as { policyDocument: unknown }[]
  return policies.map(({ policyDocument }) => written(policyDocument))
}
