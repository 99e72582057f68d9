export { type PostgresServer, removePostgres, startPostgres } from './postgres-server.ts'
export { createTestDatabase, type TestDatabase, testRolePassword } from './test-database.ts'
