import { readFileSync } from 'node:fs'
import { isOneSlipAway } from './misspelt.ts'
import type { Setting } from './setting.ts'

export type SettingsSpec = Readonly<Record<string, Setting>>
export type SettingsOf<Spec extends SettingsSpec> = {
  readonly [Key in keyof Spec]: Spec[Key] extends Setting<infer Value> ? Value : never
}
export type Environment = Readonly<Record<string, string | undefined>>

/** The service cannot start as it was set up. The message has one line for each problem and no value. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError'
  readonly problems: readonly string[]

  constructor(problems: readonly string[]) {
    super(problems.join('\n'))
    this.problems = problems
  }
}

/**
 * Reads settings from the environment. `codeLifetimeSeconds` comes from `CODE_LIFETIME_SECONDS`; an empty value
 * counts as absent; a secret may come from the file that `<NAME>_FILE` names.
 *
 * @throws {SettingsError} naming every setting that is missing, malformed or misspelt, each with its remedy
 */
export function readSettings<Spec extends SettingsSpec>(
  spec: Spec,
  env: Environment,
): SettingsOf<Spec> {
  const problems: string[] = []
  const values: Record<string, unknown> = {}
  for (const [property, setting] of Object.entries(spec)) {
    const outcome = readSetting(environmentName(property), setting, env)
    if ('problem' in outcome) problems.push(outcome.problem)
    else values[property] = outcome.value
  }
  problems.push(...findMisspelt(Object.keys(spec).map(environmentName), env))
  if (problems.length > 0) throw new SettingsError(problems)
  return values as SettingsOf<Spec>
}

/** The settings as a Markdown table, for the README of a service; aligned as the formatter would. */
export function describeSettings(spec: SettingsSpec): string {
  const rows = Object.entries(spec).map(([property, { description, form, presence }]) => [
    `\`${environmentName(property)}\``,
    description,
    form,
    describePresence(presence),
  ])
  const table = [['setting', 'what it is', 'form', 'default'], ...rows]
  const widths = [0, 1, 2, 3].map((column) =>
    Math.max(...table.map((cells) => cells[column]?.length ?? 0)),
  )
  const [head, ...lines] = table.map(
    (cells) => `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`,
  )
  const rule = `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`
  return [head, rule, ...lines].join('\n')
}

type Outcome = { value: unknown } | { problem: string }

function readSetting(name: string, setting: Setting, env: Environment): Outcome {
  const text = env[name] || (setting.isSecret ? readSecretFile(env[`${name}_FILE`]) : undefined)
  if (text === null)
    return { problem: `${name}_FILE names a file that cannot be read: name one that can.` }
  if (!text) {
    if (setting.presence === 'optional') return { value: undefined }
    if (setting.presence === 'required')
      return { problem: `${name} is missing: set it to ${setting.form}. ${setting.description}.` }
    return { value: setting.presence.default }
  }
  const parsed = setting.schema.safeParse(text)
  if (parsed.success) return { value: parsed.data }
  return { problem: `${name} is not of the right form: set it to ${setting.form}.` }
}

function readSecretFile(path: string | undefined): string | null | undefined {
  if (!path) return undefined
  try {
    return readFileSync(path, 'utf8').trimEnd()
  } catch {
    return null
  }
}

/** A setting with a slip in its name would silently leave the default in force. */
function findMisspelt(names: readonly string[], env: Environment): string[] {
  const absent = names.filter((name) => env[name] === undefined)
  return Object.keys(env).flatMap((given) => {
    if (names.includes(given)) return []
    const meant = absent.find((name) => isOneSlipAway(given, name))
    return meant ? [`${given} is not a setting: did you mean ${meant}? Rename or remove it.`] : []
  })
}

/** The environment variable of a setting: `codeLifetimeSeconds` is `CODE_LIFETIME_SECONDS`. */
export function environmentName(property: string): string {
  return property.replace(/[A-Z]/g, (capital) => `_${capital}`).toUpperCase()
}

function describePresence(presence: Setting['presence']): string {
  if (presence === 'required') return 'required'
  if (presence === 'optional') return 'none'
  return `\`${String(presence.default)}\``
}
