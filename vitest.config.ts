import { defineConfig } from "vitest/config"
import { BaseSequencer, type TestSpecification } from "vitest/node"

/** The longest files, longest first: two workers end together only when none of these begins last. */
const long = [
  "tests/browser/pages.test.ts",
  "tests/digest-crash.test.ts",
  "tests/isolation/proof.test.ts",
  "tests/digest-faults.test.ts",
  "tests/daylight-saving.test.ts",
  "tests/check.test.ts",
  "tests/browser/protocols.test.ts",
  "tests/isolation/enforced.test.ts",
  "tests/restore.test.ts",
  "tests/bundles/bundles.test.ts",
]
const place = ({ moduleId }: TestSpecification) => {
  const at = long.findIndex((name) => moduleId.endsWith(name))
  return at < 0 ? long.length : at
}

/** A fresh clone has no durations of an earlier run to go by. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return (await super.sort(files)).sort((one, other) => place(one) - place(other))
  }
}

export default defineConfig({
  test: {
    include: [
      "packages/**/*.test.ts",
      "infra/**/*.test.ts",
      "stacks/**/*.test.ts",
      "tests/**/*.test.ts",
      "web/src/**/*.test.ts",
    ],
    exclude: ["**/node_modules/**", "**/.sst/**", "**/dist/**"],
    globalSetup: ["tests/setup.ts"],
    testTimeout: 180_000,
    hookTimeout: 300_000,
    maxWorkers: 2,
    sequence: { sequencer: LongestFirst },
  },
})
