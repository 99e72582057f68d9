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

/** The parts of the console that a person may open, the one marked that the page belongs to. */
export function listNavigation(
  { navigation }: ConsoleWords,
  { page, scopes, waiting }: { page: string; scopes: readonly Scope[]; waiting: number | null },
): NavigationItem[] {
  const open = sections.filter((section) => section.scopes.some((scope) => scopes.includes(scope)))
  return open.map((section) => ({
    text: nameOf(navigation, section.key, waiting),
    href: section.href,
    current: page === section.href,
    active: belongsTo(section, page),
  }))
}

function nameOf(
  { sections: names, counted }: ConsoleWords['navigation'],
  key: Section['key'],
  waiting: number | null,
): string {
  if (key !== 'approvals' || !waiting) return names[key]
  return counted.replace('{section}', names[key]).replace('{count}', String(waiting))
}

function belongsTo({ href, also }: Section, page: string): boolean {
  return page === href || (href !== '/' && page.startsWith(`${href}/`)) || !!also?.test(page)
}
