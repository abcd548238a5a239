// Apollo Gateway over the same subgraphs, to measure ours beside it. Nothing of npm is part of Vextrus; install it elsewhere:
//   mkdir /tmp/apollo && cd /tmp/apollo && npm init -y && npm i @apollo/gateway @apollo/server @apollo/composition graphql
//   APOLLO=/tmp/apollo SUBGRAPHS=http://127.0.0.1:4999/graphql PORT=4997 node xtask/bench/apollo/gateway.mjs
// It answers at http://127.0.0.1:PORT/ and passes the caller's token on.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const require = createRequire(`${process.env.APOLLO}/`);
const { parse } = require("graphql");
const { composeServices } = require("@apollo/composition");
const { ApolloGateway, RemoteGraphQLDataSource } = require("@apollo/gateway");
const { ApolloServer } = require("@apollo/server");
const { startStandaloneServer } = require("@apollo/server/standalone");

const services = ["auth", "audit", "organization"].map((name) => ({
  name,
  url: `${process.env.SUBGRAPHS}/${name}`,
  typeDefs: parse(readFileSync(new URL(`../../../services/${name}/schema.graphql`, import.meta.url), "utf8")),
}));
const composed = composeServices(services);
if (composed.errors) throw new Error(composed.errors.map((error) => error.message).join("\n"));

class WithToken extends RemoteGraphQLDataSource {
  willSendRequest({ request, context }) {
    if (context.token) request.http.headers.set("authorization", context.token);
  }
}

const gateway = new ApolloGateway({
  supergraphSdl: composed.supergraphSdl,
  buildService: ({ url }) => new WithToken({ url }),
});
const server = new ApolloServer({ gateway });
const { url } = await startStandaloneServer(server, {
  listen: { port: Number(process.env.PORT ?? 4997), host: "127.0.0.1" },
  context: async ({ req }) => ({ token: req.headers.authorization }),
});
console.log(`Apollo Gateway is at ${url}`);
