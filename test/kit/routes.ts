/** Every route that a router knows: what a table over all of them is compared with. */
interface Layer {
  route?: { path: string; methods: Record<string, boolean> };
  handle: { stack?: Layer[] };
}
/** `GET /desk/cases/:complaintId`, of every route that a router knows. */
export function routesOf(prefix: string, router: unknown): string[] {
  const { stack = [] } = router as { stack?: Layer[] };
  return stack.flatMap(({ route, handle }) =>
    route === undefined
      ? routesOf(prefix, handle)
      : Object.keys(route.methods).map((method) => `${method.toUpperCase()} ${prefix}${route.path}`),
  );
}
