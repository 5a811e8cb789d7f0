import { err, ok } from '#shared/kit/result.ts';
import type { Handlers } from '#shared/contract/contract.ts';
import type { Ports } from './ports.ts';

type FormHandlers = Pick<Handlers, Extract<keyof Handlers, `forms.${string}`>>;

const notSignedIn = err({ reason: 'not-signed-in', text: 'Sign in first.' });

/** Half-written forms, each of the person who writes it. */
export const formHandlers = (ports: Ports): FormHandlers => {
  const user = () => {
    const session = ports.access.session();
    return session.state === 'signed-in' ? session.user.id : null;
  };
  return {
    'forms.keep': ({ form, values }) => {
      const who = user();
      if (who === null) return notSignedIn;
      ports.forms.keep(who, form, values);
      return ok(null);
    },
    'forms.kept': () => {
      const who = user();
      return who === null ? notSignedIn : ok({ ...ports.forms.kept(who) });
    },
  };
};
