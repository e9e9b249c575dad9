/** Lint rules for components, and for the state that they share; oxlint has the same rules for all other code. */
import js from '@eslint/js';
import { defineConfig } from 'eslint/config';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';

export default defineConfig(
  {
    ignores: [
      'build/',
      'node_modules/',
      '.svelte-check/',
      '**/*.js',
      '**/*.mjs',
      '**/!(*.svelte).ts',
    ],
  },
  js.configs.recommended,
  ts.configs.strict,
  svelte.configs.recommended,
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { globals: globals.browser, parserOptions: { parser: ts.parser } },
    rules: {
      'no-undef': 'off', // the compiler checks names, per environment
      'no-console': 'error',
      eqeqeq: 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_' },
      ],
      'svelte/no-at-html-tags': 'error',
      // State here is replaced whole and read through $state.raw; a Map in it is not changed in place.
      'svelte/prefer-svelte-reactivity': 'off',
    },
  },
);
