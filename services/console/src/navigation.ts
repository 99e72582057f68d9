import type { Scope } from '@gwirio/contracts'
import type { NavigationItem } from '@gwirio/pages'
import type { ConsoleWords } from './words/index.ts'

interface Section {
  readonly key: keyof ConsoleWords['navigation']['sections']
  readonly href: string
  /** Any of these opens it. */
  readonly scopes: readonly Scope[]
  /** Pages that belong to it besides its own address and those below. */
  readonly also?: RegExp
}

const sections: readonly Section[] = [
  { key: 'work', href: '/', scopes: ['verification:watch'] },
  { key: 'find', href: '/find', scopes: ['party:read'] },
  {
    key: 'approvals',
    href: '/approvals',
    scopes: ['verification:watch'],
    also: /^\/cases\/[\w-]+\/approvals\//,
  },
  {
    key: 'correspondence',
    href: '/correspondence',
    scopes: ['correspondence:watch'],
    also: /^(?:\/incidents|\/cases\/[\w-]+\/(?:parties\/[\w-]+\/)?(?:correspondence|incidents)(?:\/|$))/,
  },
  { key: 'figures', href: '/figures', scopes: ['figures:read'] },
  {
    key: 'manage',
    href: '/manage',
    scopes: [
      'staff:manage',
      'client:manage',
      'area:manage',
      'template:manage',
      'party:unlock',
      'retention:manage',
    ],
  },
]

/** How much waits in a part, where that is known. */
type Counts = Partial<Readonly<Record<Section['key'], number | null>>>

/** The parts of the console that a person may open, the one marked that the page belongs to. */
export function listNavigation(
  { navigation }: ConsoleWords,
  { page, scopes, counts }: { page: string; scopes: readonly Scope[]; counts: Counts },
): NavigationItem[] {
  const open = sections.filter((section) => section.scopes.some((scope) => scopes.includes(scope)))
  return open.map((section) => ({
    text: nameOf(navigation, section.key, counts[section.key] ?? null),
    href: section.href,
    current: page === section.href,
    active: belongsTo(section, page),
  }))
}

function nameOf(
  { sections: names, counted }: ConsoleWords['navigation'],
  key: Section['key'],
  count: number | null,
): string {
  if (!count) return names[key]
  return counted.replace('{section}', names[key]).replace('{count}', String(count))
}

function belongsTo({ href, also }: Section, page: string): boolean {
  return page === href || (href !== '/' && page.startsWith(`${href}/`)) || !!also?.test(page)
}
