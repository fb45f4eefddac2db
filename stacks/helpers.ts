import type { App } from "sst/constructs"

/**
 * Removes SST's own helper function and its role from every stack: it serves SST constructs that our stacks do not use.
 * If a stack ever needs it, synthesis fails.
 */
export function withoutHelpers(app: App): void {
  for (const stack of app.node.children) stack.node.tryRemoveChild("CustomResourceHandler")
}
