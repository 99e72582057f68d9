import { execFile } from 'node:child_process'
import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)
const packages = join(import.meta.dirname, '..')
const root = join(packages, '..')

interface Manifest {
  readonly name: string
  readonly version: string
  readonly dependencies: Readonly<Record<string, string>>
}

/**
 * Makes packages of the client and its contracts for systems outside this repository: plain JavaScript with types.
 *
 * @returns their files, in the order in which they need each other
 */
export async function packClient(folder: string): Promise<string[]> {
  await mkdir(folder, { recursive: true })
  const work = await mkdtemp(join(tmpdir(), 'gwirio-pack-'))
  await writeFile(join(work, 'package.json'), '{ "type": "module" }')
  try {
    const made: string[] = []
    for (const name of ['contracts', 'client']) made.push(await packOne(name, { work, folder }))
    return made
  } finally {
    await rm(work, { recursive: true, force: true })
  }
}

/** Where the one before lies as a built package, so that its types are those that will be there. */
async function packOne(name: string, { work, folder }: { work: string; folder: string }) {
  const source = join(packages, name)
  const manifest = JSON.parse(await readFile(join(source, 'package.json'), 'utf8')) as Manifest
  const built = join(work, 'node_modules', manifest.name)
  await cp(join(source, 'src'), join(work, name), { recursive: true })
  await linkDependencies(source, manifest, work)
  await compile(name, { work, built })
  await writeFile(join(built, 'package.json'), JSON.stringify(await publish(manifest), null, 2))
  await cp(join(root, 'LICENSE'), join(built, 'LICENSE'))
  if (name === 'client') await cp(join(source, 'README.md'), join(built, 'README.md'))
  const { stdout } = await run('npm', ['pack', '--json', '--pack-destination', resolve(folder)], {
    cwd: built,
  })
  const [packed] = JSON.parse(stdout) as Array<{ filename: string }>
  return join(resolve(folder), packed?.filename ?? '')
}

async function compile(name: string, { work, built }: { work: string; built: string }) {
  const settings = {
    extends: join(root, 'tsconfig.base.json'),
    compilerOptions: {
      noEmit: false,
      declaration: true,
      rewriteRelativeImportExtensions: true,
      rootDir: name,
      outDir: built,
      typeRoots: [join(root, 'node_modules/@types')],
    },
    include: [`${name}/**/*.ts`],
    exclude: ['**/*.test.ts'],
  }
  const file = join(work, `tsconfig.${name}.json`)
  await writeFile(file, JSON.stringify(settings))
  await run(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '-p', file])
}

async function linkDependencies(source: string, { dependencies }: Manifest, work: string) {
  const outside = Object.keys(dependencies).filter((name) => !name.startsWith('@gwirio/'))
  for (const name of outside) {
    const link = join(work, 'node_modules', name)
    await mkdir(dirname(link), { recursive: true })
    await symlink(join(source, 'node_modules', name), link).catch(() => undefined)
  }
}

/** With the versions that this repository is tried with. */
async function publish({ name, version, dependencies }: Manifest): Promise<object> {
  const catalog = await readFile(join(root, 'pnpm-workspace.yaml'), 'utf8')
  const versionOf = (dependency: string) =>
    dependency.startsWith('@gwirio/')
      ? version
      : catalog.match(new RegExp(`^  "?${dependency}"?: (\\S+)$`, 'm'))?.[1]
  const subpaths = name === '@gwirio/contracts' ? { './address': entry('address') } : {}
  return {
    name,
    version,
    type: 'module',
    license: 'MIT',
    engines: { node: '>=20.3' },
    exports: { '.': entry('index'), ...subpaths },
    dependencies: Object.fromEntries(
      Object.keys(dependencies).map((dependency) => [dependency, versionOf(dependency)]),
    ),
  }
}

function entry(name: string) {
  return { types: `./${name}.d.ts`, default: `./${name}.js` }
}

if (import.meta.main) {
  const [folder = '.'] = process.argv.slice(2)
  for (const file of await packClient(folder)) process.stdout.write(`${file}\n`)
}
