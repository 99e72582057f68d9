export * from './assets.ts'
export * from './language.ts'
export * from './page-headers.ts'
export * from './pages.ts'
