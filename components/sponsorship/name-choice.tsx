import { usePending } from '../use-pending.ts';

interface NameChoiceProps {
  label: string;
  checked: boolean;
  onChange: (checked: boolean) => Promise<void>;
}

/** Whether somebody else may see one's name. What is shown is what the CRM has recorded. */
export function NameChoice({ label, checked, onChange }: NameChoiceProps) {
  const [changing, change] = usePending(() => onChange(!checked));
  return (
    <label className="flex cursor-pointer items-start gap-2.5 text-[0.8125rem]">
      <input
        type="checkbox"
        className="mt-0.5 size-4 shrink-0 accent-accent"
        checked={checked}
        aria-busy={changing}
        onChange={() => !changing && change()}
      />
      <span>{label}</span>
    </label>
  );
}
