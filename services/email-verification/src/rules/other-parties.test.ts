import { areNear } from '@gwirio/mail'
import { describe, expect, it } from 'vitest'
import { findLikeness } from './other-parties.ts'

describe('an address beside those of the other parties', () => {
  it.each([
    ['is like none', ['mair@post.example', 'dafydd@post.example'], 'none'],
    ['is like none of nobody', [], 'none'],
    ['is a slip away from one', ['mair@post.example', 'sion@post.example'], 'near-miss'],
    ['is one, whatever else is near', ['sion@post.example', 'sian@post.example'], 'collision'],
  ] as const)('%s', (_, others, likeness) => {
    expect(findLikeness('sian@post.example', others, areNear)).toBe(likeness)
  })
})
