import type { ReactNode } from 'react';
import { Button as AriaButton } from 'react-aria-components';

type Props = {
  readonly kind?: 'plain' | 'primary' | 'quiet' | 'danger';
  readonly size?: 'normal' | 'small' | 'large';
  readonly type?: 'button' | 'submit';
  readonly isDisabled?: boolean;
  readonly autoFocus?: boolean;
  readonly onPress?: () => void;
  readonly children: ReactNode;
  readonly className?: string;
};

const kinds = {
  plain: '',
  primary: ' button-primary',
  quiet: ' button-quiet',
  danger: ' button-danger',
};
const sizes = { normal: '', small: ' button-sm', large: ' button-lg' };

/** Starts with a verb. Where it is off, the words beside it say why. */
export function Button({ kind = 'plain', size = 'normal', type = 'button', ...rest }: Props) {
  return (
    <AriaButton
      className={`button${kinds[kind]}${sizes[size]} ${rest.className ?? ''}`}
      type={type}
      isDisabled={rest.isDisabled ?? false}
      // Only where Enter does what was just shown; the caller says so.
      // eslint-disable-next-line jsx-a11y/no-autofocus
      autoFocus={rest.autoFocus ?? false}
      {...(rest.onPress === undefined ? {} : { onPress: rest.onPress })}
    >
      {rest.children}
    </AriaButton>
  );
}
