type Asked = { path: string; importer: string; namespace: string }
type Build = {
  onResolve(on: { filter: RegExp }, resolve: (asked: Asked) => { path: string; namespace: string } | undefined): void
  onLoad(
    on: { filter: RegExp; namespace: string },
    load: (asked: { path: string }) => { contents: string; resolveDir: string },
  ): void
}

const commands = [
  "BatchGet",
  "BatchWrite",
  "Delete",
  "Get",
  "Put",
  "Query",
  "Scan",
  "TransactGet",
  "TransactWrite",
  "Update",
]
const names = commands.map((name) => `${name}Command`).join(", ")
const place = `globalThis[Symbol.for("ventanilla.dynamodb")]`
const from = (name: string) => `from ${JSON.stringify(name)}`
const contents: Record<string, string> = {
  electrodb: `import "ventanilla:dynamodb"
    export * ${from("electrodb")}`,
  "ventanilla:dynamodb": `import { ${names} } ${from("@aws-sdk/lib-dynamodb")}
    import { unmarshall } ${from("@aws-sdk/util-dynamodb")}
    ${place} = { ${names}, unmarshall }`,
  "@aws-sdk/lib-dynamodb": `module.exports = ${place}`,
  "@aws-sdk/util-dynamodb": `module.exports = ${place}`,
}
const isOurs = ({ path, importer, namespace }: Asked) => {
  if (path.startsWith("@aws-sdk/")) return /node_modules\/electrodb\//.test(importer)
  return path !== "electrodb" || namespace !== "narrow"
}

/**
 * ElectroDB requires DynamoDB's packages as CommonJS, so a bundler keeps all of them, in the chunk that every function
 * loads at its start. Here ElectroDB gets only the commands that it uses, through a global, and the rest is
 * tree-shaken.
 */
const narrow = {
  name: "narrow",
  setup(build: Build) {
    build.onResolve({ filter: /^(electrodb|@aws-sdk\/(lib|util)-dynamodb|ventanilla:dynamodb)$/ }, (asked) =>
      isOurs(asked) ? { path: asked.path, namespace: "narrow" } : undefined,
    )
    build.onLoad({ filter: /./, namespace: "narrow" }, ({ path }) => ({
      contents: contents[path] ?? "",
      resolveDir: `${process.cwd()}/packages/core`,
    }))
  },
}

/** How every function is bundled: as ES modules, so that dynamic imports are loaded on demand. */
export const bundling = {
  format: "esm" as const,
  splitting: true,
  minify: true,
  sourcemap: true,
  esbuild: { plugins: [narrow] },
}
