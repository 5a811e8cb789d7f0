/** What is used of dagre: the types it ships name files without their ending, which NodeNext cannot find. */
declare module '@dagrejs/dagre' {
  type Size = { readonly width: number; readonly height: number };

  export class Graph {
    setGraph(options: {
      readonly rankdir: 'TB';
      readonly ranksep: number;
      readonly nodesep: number;
    }): this;
    setDefaultEdgeLabel(make: () => object): this;
    setNode(id: string, size: Size): this;
    setEdge(from: string, to: string): this;
    /** After `layout`, with the middle of the node. */
    node(id: string): (Size & { readonly x?: number; readonly y?: number }) | undefined;
  }

  /** Puts places into the graph's own nodes. */
  export function layout(graph: Graph): void;
}
