// Writes the style of the antd parts we use into one plain file: no style is made while the desk runs, so the page's
// policy can forbid it. Colours and sizes are variables, which `src/styles/theme.css` sets for light and dark.

import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
process.env.NODE_ENV = 'production';
const { extractStyle } = require('@ant-design/static-style-extract');
const { ConfigProvider } = require('antd');
const { createElement } = require('react');

const theme = JSON.parse(readFileSync(new URL('../src/styles/antd.json', import.meta.url), 'utf8'));
// It complains of parts it renders itself.
console.error = () => {};
const css = extractStyle({
  includes: ['Button', 'Input', 'Select', 'Modal', 'Tooltip'],
  customTheme: node =>
    createElement(ConfigProvider, { theme: { ...theme, hashed: false, cssVar: { key: 'desk' } } }, node),
});
writeFileSync(new URL('../src/antd.css', import.meta.url), css);
