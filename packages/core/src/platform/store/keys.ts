/** The key fields of every table and index; entities refer to these, so that no name is typed twice. */
export const primary = { pk: "pk", sk: "sk" } as const
export const first = { index: "gsi1", pk: "gsi1pk", sk: "gsi1sk" } as const
export const second = { index: "gsi2", pk: "gsi2pk", sk: "gsi2sk" } as const
