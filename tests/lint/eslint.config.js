import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';

/** Rules that no file may break; the layout is prettier's. Rules that need types are left to tsc, whose strictness covers most of them. */
export default ts.config(
	{ ignores: ['build/', '.svelte-kit/', 'node_modules/', 'data/', 'db/migrations/', 'test-results/'] },
	...ts.configs.recommended,
	...svelte.configs.recommended,
	{
		languageOptions: { globals: { ...globals.node, ...globals.browser } },
		linterOptions: { reportUnusedDisableDirectives: 'error' },
		rules: {
			eqeqeq: 'error',
			'no-console': 'error',
			'no-var': 'error',
			'prefer-const': 'error',
			'no-throw-literal': 'error',
			'no-control-regex': 'error',
			'no-self-compare': 'error',
			'no-warning-comments': ['error', { terms: ['todo', 'fixme', 'xxx', 'hack'] }],
			// TypeScript knows every name, also the ones that Svelte and Kit bring.
			'no-undef': 'off',
			'@typescript-eslint/no-explicit-any': 'error',
			'@typescript-eslint/no-non-null-assertion': 'error',
			'@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'separate-type-imports' }],
			'@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true, argsIgnorePattern: '^_' }],
			'@typescript-eslint/no-empty-function': 'off',
			'no-restricted-syntax': [
				'error',
				{ selector: 'TSEnumDeclaration', message: 'A union says it better.' },
				{ selector: 'ExportAllDeclaration', message: 'No barrels: import from the file that has it.' }
			]
		}
	},
	{
		files: ['**/*.svelte', '**/*.svelte.ts'],
		languageOptions: { parserOptions: { parser: ts.parser } },
		// Written by `let` because they are reactive.
		rules: { 'prefer-const': 'off' }
	},
	{
		files: ['app/**'],
		rules: {
			// A browser has no other log.
			'no-console': ['error', { allow: ['error', 'warn'] }],
			// The app lives at the root of its origin, so an address needs no base path.
			'svelte/no-navigation-without-resolve': 'off',
			// A Set or a Date that never changes need not be reactive.
			'svelte/prefer-svelte-reactivity': 'off',
			// svelte-check knows which warnings there are.
			'svelte/no-unused-svelte-ignore': 'off'
		}
	},
	{
		// The list of all tables, for the client and the generator of migrations.
		files: ['db/schema.ts'],
		rules: { 'no-restricted-syntax': 'off' }
	},
	{
		// Programs for a terminal: what they print is what they are for.
		files: ['db/seed.ts', 'tests/run.ts', 'tests/bench/**', 'tests/size/**', 'tests/faults/soak/run.ts'],
		rules: { 'no-console': 'off' }
	}
);
