// Writes `src/gen`: the operations of every document of `meta.json`, and types of our own operations, both checked
// against the committed schema of the one graph; and what each room is furnished with (`rooms.mjs`).

import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { preset } from '@graphql-codegen/client-preset';
import { codegen } from '@graphql-codegen/core';
import {
  buildASTSchema,
  getNamedType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isObjectType,
  parse,
  validate,
} from 'graphql';
import { writeRooms } from './rooms.mjs';

/** Releases whose operations are known. */
const RELEASES = 3;

const here = path => new URL(`../${path}`, import.meta.url);
const meta = JSON.parse(readFileSync(here('src/meta.json'), 'utf8'));
const { documents } = meta;
const gen = here('src/gen/');
mkdirSync(gen, { recursive: true });

const ast = parse(readFileSync(here('../schema.graphql'), 'utf8'));
const schema = buildASTSchema(ast);

/** Every operation the desk can send: those are listed in the release's manifest. */
const sent = new Set();
const checked = text => {
  const wrong = validate(schema, parse(text));
  if (wrong.length > 0) throw new Error(`${text}\n${wrong.join('\n')}`);
  sent.add(text);
  return text;
};

/** A document known by its key is given that as its id. */
const idOf = document => (schema.getType(document.graph.type).getFields().id ? 'id' : 'id: key');

/** What is read of a document: every field, and of a link what it is called. */
function selection(document) {
  const read = document.fields
    .filter(field => field.reads)
    .map(field => {
      // A year names its company by the bare id.
      const read = field.kind.to && schema.getType(document.graph.type).getFields()[field.kind.reads];
      if (!read || !isObjectType(getNamedType(read.type))) return field.name;
      const other = documents.find(one => one.name === field.kind.to);
      const titles = [other.title.sign, other.title.name, other.title.nameBn].filter(Boolean);
      return `${field.kind.reads} { ${idOf(other)} ${titles.join(' ')} }`;
    });
  const version = schema.getType(document.graph.type).getFields().version ? ' version' : '';
  return `${idOf(document)} ${read.join(' ')}${version}`;
}

function operation(kind, name, root, document, body) {
  const field = schema[kind === 'query' ? 'getQueryType' : 'getMutationType']().getFields()[root];
  if (!field) throw new Error(`${document.name}: no ${kind} ${root}`);
  const given = field.args.map(arg => `$${arg.name}: ${arg.type}`).join(', ');
  const passed = field.args.map(arg => `${arg.name}: $${arg.name}`).join(', ');
  const of = isListType(isNonNullType(field.type) ? field.type.ofType : field.type);
  const type = getNamedType(field.type);
  const isPage = !of && kind === 'query' && type.name.endsWith('Page');
  const read = isPage ? `items { ${body} } next` : body;
  const text = checked(`${kind} ${name}${given && `(${given})`} { ${root}${passed && `(${passed})`} { ${read} } }`);
  const input = field.args.find(arg => arg.name === 'input');
  const inputType = input && getNamedType(input.type);
  return {
    text,
    root,
    takes: isInputObjectType(inputType) ? Object.keys(inputType.getFields()) : field.args.map(arg => arg.name),
    wrapped: Boolean(input),
  };
}

/** What is read of something that happened to a document. */
const HAPPENED =
  'id at actor by { id name nameBn } operation changes { field before after } comment mentions { id name nameBn } withdrawn withdrawableUntil';

const pascal = name => name.replace(/(^|-)(\w)/g, (_, __, letter) => letter.toUpperCase());

/** The life of a document, where its type tells it; and saying something, where its service lets people. */
function life(document) {
  const { type, one: root } = document.graph;
  if (!schema.getType(type).getFields().timeline) return {};
  const { name: key, type: id } = schema
    .getQueryType()
    .getFields()
    [root].args.find(arg => arg.name === 'id' || arg.name === 'key');
  const text = checked(
    `query ${type}Timeline($id: ${id}, $first: Int, $after: String) { ${root}(${key}: $id) { ${key} timeline(first: $first, after: $after) { items { ${HAPPENED} } next } } }`,
  );
  const all = { timeline: { text, root, takes: ['id', 'first', 'after'], wrapped: false } };
  for (const [act, verb] of [
    ['say', 'write'],
    ['unsay', 'withdraw'],
  ]) {
    const mutation = `${verb}${pascal(document.service)}Comment`;
    if (schema.getMutationType().getFields()[mutation])
      all[act] = operation('mutation', `${type}${pascal(act)}`, mutation, document, HAPPENED);
  }
  return all;
}

/** What waits for a decision, of every service that says so. */
function waiting() {
  const roots = Object.keys(schema.getQueryType().getFields()).filter(name => name.endsWith('Waiting'));
  const about = 'about { name nameBn facts { field value } }';
  const read = `id kind document companyId ${about} amount by { id name nameBn } submittedAt own`;
  return checked(`query Waiting { ${roots.map(root => `${root} { ${read} }`).join(' ')} }`);
}

/** Things one operation may ask for at its root, with room for what its own words add. */
const ROOTS = 18;

/** Records of every document with a search, in as few requests as may be; what one may not see is left out. */
function palette() {
  const found = documents.filter(document => document.search);
  const parts = Array.from({ length: Math.ceil(found.length / ROOTS) });
  return parts.map((_, part) => paletteOf(found.slice(part * ROOTS, (part + 1) * ROOTS)));
}

function paletteOf(found) {
  const parts = found.map(document => {
    const { list } = document.graph;
    const field = schema.getQueryType().getFields()[list];
    const isPage = getNamedType(field.type).name.endsWith('Page');
    const [outer, inner] = document.search.split('.');
    const first = isPage ? ', first: $first' : '';
    const asked = inner ? `${outer}: { ${inner}: $text${first} }` : `${outer}: $text${first}`;
    const titles = [document.title.sign, document.title.name, document.title.nameBn].filter(Boolean).join(' ');
    const read = `${idOf(document)} ${titles}`;
    return `${list}(${asked}) @include(if: $${list}) { ${isPage ? `items { ${read} }` : read} }`;
  });
  const flags = found.map(document => `, $${document.graph.list}: Boolean!`).join('');
  return checked(`query Palette($text: String!, $first: Int!${flags}) { ${parts.join(' ')} }`);
}

const written = {};
for (const document of documents) {
  const body = selection(document);
  const type = document.graph.type;
  const all = {
    one: operation('query', `${type}One`, document.graph.one, document, body),
    list: operation('query', `${type}List`, document.graph.list, document, body),
  };
  const acts = [
    ...(document.create ? [{ name: 'create', mutation: document.create.mutation }] : []),
    ...(document.update ? [{ name: 'update', mutation: document.update.mutation }] : []),
    ...document.acts,
  ];
  for (const act of acts) {
    const name = `${type}${pascal(act.name)}`;
    all[act.name] = operation('mutation', name, act.mutation, document, body);
  }
  written[document.name] = { ...all, ...life(document) };
}
writeFileSync(new URL('palette.json', gen), `${JSON.stringify({ texts: palette() }, null, 1)}\n`);
writeFileSync(new URL('waiting.json', gen), `${JSON.stringify({ text: waiting() }, null, 1)}\n`);
const live = checked('subscription Live($kinds: [String!]) { changed(kinds: $kinds) { kind id version resync } }');
writeFileSync(new URL('live.json', gen), `${JSON.stringify({ text: live }, null, 1)}\n`);
await writeRooms(meta, written, here('src/'), gen);

// Our own operations, by service: `src/features/<service>/*.graphql`.
for (const service of readdirSync(here('src/features'))) {
  const folder = here(`src/features/${service}/`);
  const files = readdirSync(folder).filter(file => file.endsWith('.graphql'));
  if (files.length === 0) continue;
  const sources = files.map(file => {
    const rawSDL = readFileSync(new URL(file, folder), 'utf8');
    return { location: file, rawSDL, document: parse(rawSDL) };
  });
  const config = { documentMode: 'string', useTypeImports: true, enumsAsTypes: true, defaultScalarType: 'string' };
  const outputs = await preset.buildGeneratesSection({
    baseOutputDir: `${service}/`,
    schema: ast,
    documents: sources,
    config,
    presetConfig: { fragmentMasking: false },
    plugins: [],
    pluginMap: {},
  });
  for (const output of outputs) {
    const text = await codegen({
      ...output,
      skipDocumentsValidation: true,
      config: output.config,
    });
    const target = new URL(output.filename, gen);
    mkdirSync(new URL('.', target), { recursive: true });
    writeFileSync(target, text);
    // To the letter as it is sent; a fragment is sent with the operations that use it.
    const texts = [...text.matchAll(/new TypedDocumentString\(`([^`]*)`/g)].map(([, document]) => document);
    for (const document of texts) if (!document.trimStart().startsWith('fragment')) checked(document);
  }
}

// What the program embeds: it answers to the hashes of the last three releases, so that a desk that is open while the
// program is renewed goes on. This release's are written anew each time, and taken to git like other generated files.
const manifests = here('operations/');
const { version } = JSON.parse(readFileSync(here('package.json'), 'utf8'));
const hash = text => createHash('sha256').update(text).digest('hex');
const listed = Object.fromEntries([...sent].sort().map(text => [hash(text), text]));
mkdirSync(manifests, { recursive: true });
writeFileSync(new URL(`${version}.json`, manifests), `${JSON.stringify(listed, null, 1)}\n`);
const age = (one, other) => other.localeCompare(one, 'en', { numeric: true });
for (const old of readdirSync(manifests).sort(age).slice(RELEASES)) rmSync(new URL(old, manifests));
