import { defineConfig } from "vitest/config"
import { BaseSequencer, type TestSpecification } from "vitest/node"

/** The longest files, longest first: two workers end together only when none of these begins last. */
const long = [
  "tests/browser/pages.deep.test.ts",
  "tests/digest-faults.deep.test.ts",
  "tests/digest-crash.deep.test.ts",
  "tests/isolation/proof.deep.test.ts",
  "tests/daylight-saving.deep.test.ts",
  "tests/isolation/enforced.deep.test.ts",
  "tests/browser/records.deep.test.ts",
  "tests/browser/pages.test.ts",
  "tests/partner.test.ts",
  "tests/bad-input.test.ts",
  "tests/restore.test.ts",
  "tests/offboard.test.ts",
  "tests/hidden.test.ts",
  "tests/browser/lost-update.test.ts",
  "tests/loop.test.ts",
  "packages/core/src/followup/transfer/transfer.test.ts",
  "packages/core/src/tenancy/provisioning/provisioning.test.ts",
  "tests/isolation/walk.test.ts",
  "tests/browser/drafts.test.ts",
  "tests/browser/directory.test.ts",
  "tests/browser/story.test.ts",
  "tests/browser/mobile.test.ts",
  "tests/check.test.ts",
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
    // A process for each file spent most of its time on loading the SDK and compiling it anew: see the setup file.
    isolate: false,
    setupFiles: ["tests/support/fresh.ts"],
    testTimeout: 180_000,
    hookTimeout: 300_000,
    maxWorkers: 3,
    sequence: { sequencer: LongestFirst },
  },
})
