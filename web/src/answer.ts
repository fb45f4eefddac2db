export type FieldProblem = { field: string; code: string; detail: string }

/** A refusal or a failure of the API (RFC 9457), in the reader's words; `status` 0 when the API was not reached. */
export class Problem extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly detail: string,
    readonly errors: FieldProblem[] = [],
    readonly requestID?: string,
  ) {
    super(code)
    this.name = "Problem"
  }

  /** The same to the form of one part of what was sent, which names its fields from there. */
  ofPart(part: string): Problem {
    const errors = this.errors.map((one) =>
      one.field.startsWith(`${part}.`) ? { ...one, field: one.field.slice(part.length + 1) } : one,
    )
    return new Problem(this.status, this.code, this.detail, errors, this.requestID)
  }

  /** Trying the same again may help. */
  get passing(): boolean {
    return this.status === 0 || this.status === 429 || this.status >= 500
  }
}

const typeOf = (response: Response) => response.headers.get("content-type") ?? ""
/** The gate in front of the API says this in JSON of its own; a page that says it is not ours. */
export const isRefusedSession = (response: Response) => response.status === 401 && /json/.test(typeOf(response))
/**
 * Whether the answer was written by the API. The page of a hotel's network or of an office's proxy is none, whatever its
 * status: a refusal is a problem (RFC 9457), anything else says nothing of what was sent.
 */
const isOurs = (response: Response) =>
  response.ok
    ? /^application\/json\b/.test(typeOf(response))
    : /^application\/problem\+json/.test(typeOf(response)) || isRefusedSession(response) || isFailure(response)
/** Somebody on the way could not reach us, or was asked too often: it may be tried again, whoever says so. */
const isFailure = ({ status }: Response) => status === 429 || status >= 500

const brokenOff = () => {
  throw new Problem(0, "offline", "")
}

/** The body of an answer, or a thrown Problem. */
export async function read(pending: Promise<Response>): Promise<unknown> {
  const response = await pending.catch(brokenOff)
  if (response.status === 204) return undefined
  if (!isOurs(response)) throw new Problem(0, "not_ours", "")
  if (response.ok) return response.json().catch(brokenOff)
  const problem = (await response.json().catch(() => ({}))) as Record<string, unknown>
  throw new Problem(
    response.status,
    typeof problem["code"] === "string" ? problem["code"] : "unexpected",
    typeof problem["detail"] === "string" ? problem["detail"] : "",
    fieldsOf(problem),
    typeof problem["requestId"] === "string" ? problem["requestId"] : undefined,
  )
}

/** What belongs beside a field: the list of a validation, or the one field that a refusal names. */
function fieldsOf({ errors, field, code, detail }: Record<string, unknown>): FieldProblem[] {
  if (Array.isArray(errors)) return errors as FieldProblem[]
  return typeof field === "string" ? [{ field, code: String(code), detail: String(detail) }] : []
}
