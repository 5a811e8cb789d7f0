import { SaxesParser } from 'saxes';
import { err, type Result } from '#shared/kit/result.ts';
import { openValues, type FileRefused, type Opened } from '#shared/people/fhir/open.ts';
import { isBoolean, isList, isPrimitive } from './fhir-xml-shape.ts';

const fhir = 'http://hl7.org/fhir';
const xhtml = 'http://www.w3.org/1999/xhtml';
const maxDepth = 200;

/** What FHIR lets an element carry as attributes (hl7.org/fhir/R4/xml.html#statement). */
const allowed = new Set(['value', 'id', 'url', 'xmlns']);

interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: Element[];
  readonly line: number;
  readonly column: number;
}

class Refused extends Error {
  override readonly name = 'Refused';
  readonly place: string;
  constructor(line: number, column: number, text: string) {
    super(text);
    this.place = `line ${line}, column ${column}`;
  }
}

/**
 * Takes a FHIR XML file apart into the same values as its JSON twin (hl7.org/fhir/R4/xml.html, json.html). A document
 * type definition is refused unread: it can make a small file large, or fetch another.
 */
export function openXml(text: string): Result<Opened, FileRefused> {
  try {
    const root = elements(text);
    return openValues([{ value: resource(root), place: '' }]);
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return err({ reason: 'not-valid-xml', place: error.place, text: error.message });
  }
}

/** Strict XML 1.0 with namespaces; the narrative (XHTML) is passed over, because nothing of it is read. */
function elements(text: string): Element {
  const parser = new SaxesParser({ xmlns: true });
  const open: Element[] = [];
  const roots: Element[] = [];
  let narrative = 0;
  let from = { line: 1, column: 1 };
  const stop = (at: { line: number; column: number }, why: string): never => {
    throw new Refused(at.line, at.column, why);
  };
  const here = (): { line: number; column: number } => ({
    line: parser.line,
    column: parser.column + 1,
  });
  parser.on('error', ({ message }) => {
    stop(here(), `Not valid XML: ${message.replace(/^\d+:\d+: /, '')}`);
  });
  parser.on('doctype', () => {
    stop(
      here(),
      'The XML has a document type definition. FHIR has none, and it is not read. Ask the sender for plain FHIR XML.',
    );
  });
  parser.on('opentagstart', () => {
    from = here();
  });
  parser.on('opentag', ({ name, local, uri, attributes }) => {
    if (narrative > 0 || uri === xhtml) {
      narrative += 1;
      return;
    }
    if (uri !== fhir)
      stop(
        from,
        roots.length === 0
          ? `This is XML or HTML, but not FHIR: <${name}> is not in the namespace ${fhir}.`
          : `<${name}> is not an element of FHIR: it is in another namespace.`,
      );
    if (open.length >= maxDepth) stop(from, `More than ${maxDepth} elements inside each other.`);
    const values = Object.entries(attributes).map(([key, { value }]) => [key, value] as const);
    const element = { name: local, attributes: Object.fromEntries(values), children: [], ...from };
    (open.at(-1)?.children ?? roots).push(element);
    open.push(element);
  });
  parser.on('text', (loose) => {
    const [first] = narrative > 0 ? [] : loose.trim();
    if (first === undefined || open.length === 0) return;
    stop(here(), 'Text between elements. In FHIR a value stands in the attribute "value".');
  });
  parser.on('closetag', () => {
    if (narrative > 0) narrative -= 1;
    else open.pop();
  });
  parser.write(text).close();
  return roots[0] ?? stop({ line: 1, column: 1 }, 'The XML has no element.');
}

const resource = (element: Element): Record<string, unknown> => ({
  resourceType: element.name,
  ...content(element, element.name),
});

/** `within` is the resource type for its own elements, else the name of the element around. */
function content(element: Element, within: string): Record<string, unknown> {
  const found: Record<string, unknown> = {};
  for (const [name, text] of Object.entries(element.attributes))
    if (name !== 'value' && !/^xml(?:ns)?(?::|$)/.test(name))
      found[allowed.has(name) ? name : `@${name}`] = text;
  const seen = new Map<string, Element[]>();
  for (const child of element.children) {
    const same = seen.get(child.name);
    if (same) same.push(child);
    else seen.set(child.name, [child]);
  }
  for (const [name, children] of seen) {
    const many = children.length > 1 || isList(within, name);
    const put = (key: string, values: readonly unknown[]): void => {
      if (values.some((one) => one !== null)) found[key] = many ? values : values[0];
    };
    put(
      name,
      children.map((child) => valueOf(child, within)),
    );
    put(
      `_${name}`,
      children.map((child) => besideValue(child, within)),
    );
  }
  return found;
}

const isPlain = ({ name, attributes, children }: Element, within: string): boolean =>
  attributes['value'] !== undefined ||
  (isPrimitive(within, name) && children.every((child) => child.name === 'extension'));

/** Null for a plain value of which only an extension was sent. */
function valueOf(element: Element, within: string): unknown {
  const { name, children, attributes, line, column } = element;
  const { value } = attributes;
  if ((name === 'contained' || name === 'resource') && children[0]) return resource(children[0]);
  if (value === undefined && children.length === 0)
    throw new Refused(
      line,
      column,
      `<${name}> has neither a value nor anything inside. FHIR allows no empty element (ele-1).`,
    );
  if (!isPlain(element, within)) return content(element, name);
  if (value === undefined) return null;
  return isBoolean(name) && /^(?:true|false)$/.test(value) ? value === 'true' : value;
}

/** A plain value's id and extensions, which JSON keeps beside it under an underscore. */
function besideValue(element: Element, within: string): Record<string, unknown> | null {
  if (!isPlain(element, within)) return null;
  const beside = content(element, element.name);
  return Object.keys(beside).length > 0 ? beside : null;
}
