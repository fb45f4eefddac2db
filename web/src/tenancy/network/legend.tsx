import { For, Match, Switch } from "solid-js"
import { network } from "./network.i18n"
import { type Row, statuses } from "./network.rows"

/** Circle, diamond, square, triangle, ring, cross: the state can be told without colour. */
export function Shape(props: { status: Row["status"]; x: number; y: number; r: number }) {
  const polygon = (points: readonly (readonly [number, number])[]) =>
    points.map(([dx, dy]) => `${props.x + dx * props.r},${props.y + dy * props.r}`).join(" ")
  return (
    <Switch fallback={<circle class="mark" cx={props.x} cy={props.y} r={props.r} />}>
      <Match when={props.status === "provisioning"}>
        <polygon
          class="mark"
          points={polygon([
            [0, -1.3],
            [1.3, 0],
            [0, 1.3],
            [-1.3, 0],
          ])}
        />
      </Match>
      <Match when={props.status === "failed"}>
        <polygon
          class="mark"
          points={polygon([
            [0, -1.4],
            [1.3, 1],
            [-1.3, 1],
          ])}
        />
      </Match>
      <Match when={props.status === "offboarded"}>
        <polygon
          class="mark"
          points={polygon([
            [-1.2, -0.4],
            [-0.4, -0.4],
            [-0.4, -1.2],
            [0.4, -1.2],
            [0.4, -0.4],
            [1.2, -0.4],
            [1.2, 0.4],
            [0.4, 0.4],
            [0.4, 1.2],
            [-0.4, 1.2],
            [-0.4, 0.4],
            [-1.2, 0.4],
          ])}
        />
      </Match>
      <Match when={["suspended", "restoring", "offboarding"].includes(props.status)}>
        <polygon
          class="mark"
          points={polygon([
            [-1, -1],
            [1, -1],
            [1, 1],
            [-1, 1],
          ])}
        />
      </Match>
    </Switch>
  )
}

export function Legend() {
  return (
    <ul class="legend small">
      <For each={statuses}>
        {(status) => (
          <li>
            <svg viewBox="0 0 16 16" width="14" height="14" aria-hidden="true" class="dot" data-status={status}>
              <Shape status={status} x={8} y={8} r={5} />
            </svg>
            {network(`status.${status}`)}
          </li>
        )}
      </For>
    </ul>
  )
}
