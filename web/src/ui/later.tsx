import { type Component, createSignal, Show } from "solid-js"
import { Dynamic } from "solid-js/web"
import { ErrorNote } from "./empty"

/**
 * A dialog that comes when it is opened. Unlike `lazy` it suspends nothing: the page behind keeps its place and its
 * focus, and what could not be fetched can be asked for again.
 */
export function later<P extends object>(load: () => Promise<Component<P>>): Component<P> {
  return (props) => {
    const [part, setPart] = createSignal<Component<P>>()
    const [problem, setProblem] = createSignal<Error>()
    const begin = () => {
      setProblem()
      void load().then((its) => setPart(() => its), setProblem)
    }
    begin()
    return (
      <>
        <ErrorNote problem={problem()} retry={begin} />
        <Show when={part()}>{(its) => <Dynamic component={its()} {...props} />}</Show>
      </>
    )
  }
}
