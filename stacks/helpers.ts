import type { App } from "sst/constructs"

/**
 * Takes SST's own function, with its role, out of every stack: it serves constructs of SST that none of ours uses. Should
 * one come to need it, the stack does not synthesise.
 */
export function withoutHelpers(app: App): void {
  for (const stack of app.node.children) stack.node.tryRemoveChild("CustomResourceHandler")
}
