/** What a message says beside its words: where links lead, and code. */

export const words = {
  opens: (host: string) => `Opens ${host}`,
  mentionOfYou: 'You are mentioned',
  code: 'Code',
  codeIn: (language: string) => `Code, ${language}`,
  copyCode: 'Copy code',
  codeCopied: 'Code copied.',
};
