import { type ZodType, z } from 'zod'
import {
  absoluteUrl,
  type KeyRing,
  key,
  keyRing,
  splitList,
  webOrigin,
  wholeNumber,
  wordList,
} from './setting-forms.ts'

/** One setting: how it is described, read from text, and what stands in when it is absent. */
export interface Setting<Value = unknown> {
  readonly description: string
  /** What a good value looks like, with its bounds: "a whole number from 1 to 10". */
  readonly form: string
  readonly schema: ZodType<Value>
  readonly presence: 'required' | 'optional' | { readonly default: unknown }
  readonly isSecret: boolean
}

interface Options<Value> {
  readonly description: string
  readonly default?: Value
  /** Absent gives `undefined`. */
  readonly optional?: true
}

type SettingFor<Value, Given> = Given extends { optional: true }
  ? Setting<Value | undefined>
  : Setting<Value>

/** Builders of settings. Each takes a description and, where it makes sense, a default or `optional: true`. */
export const setting = {
  /** A TCP port; 0 takes any free one. */
  port: <const Given extends Options<number>>(given: Given) =>
    build<number, Given>(given, 'a port from 0 to 65535', wholeNumber(0, 65_535)),

  integer: <const Given extends Options<number> & { min: number; max: number }>(given: Given) =>
    build<number, Given>(
      given,
      `a whole number from ${given.min} to ${given.max}`,
      wholeNumber(given.min, given.max),
    ),

  text: <const Given extends Options<string>>(given: Given) =>
    build<string, Given>(given, 'text', z.string()),

  /** An absolute URL, kept as written. `secret` for one that holds a password, such as a database's. */
  url: <const Given extends Options<string> & { protocols?: readonly string[]; secret?: true }>(
    given: Given,
  ) => {
    const protocols = given.protocols ?? ['https', 'http']
    const form = `an absolute URL (${protocols.map((protocol) => `${protocol}:`).join(' or ')})`
    return build<string, Given>(given, form, absoluteUrl(protocols), given.secret)
  },

  /** Scheme, host and port of a web address, with nothing behind them. */
  origin: <const Given extends Options<string>>(given: Given) =>
    build<string, Given>(
      given,
      'an http: or https: URL without a path or closing slash',
      webOrigin,
    ),

  /** Text that is never printed; also read from the file that `<NAME>_FILE` names. */
  secret: <const Given extends Omit<Options<never>, 'default'> & { minLength?: number }>(
    given: Given,
  ) => {
    const minLength = given.minLength ?? 16
    const form = `a secret of at least ${minLength} characters`
    return build<string, Given>(given, form, z.string().min(minLength), true)
  },

  boolean: <const Given extends Options<boolean>>(given: Given) =>
    build<boolean, Given>(
      given,
      '`true` or `false`',
      z.enum(['true', 'false']).transform((text) => text === 'true'),
    ),

  choice: <const Choice extends string, const Given extends Options<Choice>>(
    given: Given & { choices: readonly [Choice, ...Choice[]] },
  ) =>
    build<Choice, Given>(
      given,
      `one of ${given.choices.map((choice) => `\`${choice}\``).join(', ')}`,
      z.enum(given.choices) as unknown as ZodType<Choice>,
    ),

  /** Words separated by commas. */
  list: <const Given extends Options<readonly string[]>>(given: Given) =>
    build<readonly string[], Given>(given, 'words separated by commas', wordList),

  /** Values of one kind separated by commas, each as `item` reads it; none when it is absent. */
  listOf: <Item>(given: {
    readonly description: string
    /** What the values are, in the plural. */
    readonly form: string
    readonly item: ZodType<Item, string>
  }): Setting<readonly Item[]> => ({
    description: given.description,
    form: given.form,
    schema: z.string().transform(splitList).pipe(z.array(given.item)),
    presence: { default: [] },
    isSecret: false,
  }),

  /** One 256-bit key. */
  key: <const Given extends Omit<Options<never>, 'default'>>(given: Given) =>
    build<Buffer, Given>(given, '32 bytes in base64', key, true),

  /** Several 256-bit keys with their ids; the first is the current one. */
  keys: <const Given extends Omit<Options<never>, 'default'>>(given: Given) =>
    build<KeyRing, Given>(
      given,
      '`id:key` pairs separated by commas, each key 32 bytes in base64, the current one first',
      keyRing,
      true,
    ),
}

function build<Value, Given extends Omit<Options<unknown>, 'default'> & { default?: unknown }>(
  given: Given,
  form: string,
  schema: ZodType<Value>,
  isSecret = false,
): SettingFor<Value, Given> {
  const absent = given.optional ? 'optional' : 'required'
  const presence = given.default === undefined ? absent : { default: given.default }
  const built: Setting<Value> = {
    description: given.description,
    form,
    schema,
    presence,
    isSecret,
  }
  return built as SettingFor<Value, Given>
}
