// A button that says why when it cannot.

import { Button, Tooltip } from 'antd';
import { type ReactNode, useId } from 'react';
import { Icon, type IconName } from './Icon';
import { useNotices } from './Notices';

interface Props {
  children?: ReactNode;
  onDo: () => void;
  /** Why not; the button can still be reached, and says so. */
  no?: string | undefined;
  primary?: boolean;
  grave?: boolean;
  quiet?: boolean;
  small?: boolean;
  icon?: IconName;
  /** What it is called when it shows only a sign. */
  name?: string;
  /** The keys that do the same. */
  keys?: string;
  submit?: boolean;
  busy?: boolean;
}

export function Do({ children, onDo, no, primary, grave, quiet, small, icon, name, keys, submit, busy }: Props) {
  const { tell } = useNotices();
  const reason = useId();
  const button = (
    <Button
      type={primary ? 'primary' : quiet ? 'text' : 'default'}
      danger={grave && !no}
      size={small ? 'small' : 'middle'}
      htmlType={submit && !no ? 'submit' : 'button'}
      aria-label={name}
      aria-disabled={no || busy ? true : undefined}
      aria-describedby={no ? reason : undefined}
      className={no ? 'do do-not' : 'do'}
      onClick={event => {
        if (busy) return event.preventDefault();
        if (no) tell(no, 'bad');
        else if (!submit) onDo();
      }}
    >
      {icon && <Icon name={icon} />}
      {children !== undefined && <span className="do-label">{children}</span>}
      {keys && <kbd aria-hidden="true">{keys}</kbd>}
    </Button>
  );
  const hint = no ?? (children === undefined ? name : undefined);
  return (
    <>
      {hint ? (
        <Tooltip title={hint} mouseEnterDelay={0.4}>
          {button}
        </Tooltip>
      ) : (
        button
      )}
      {no && (
        <span id={reason} className="unseen">
          {no}
        </span>
      )}
    </>
  );
}
