import { Check, LoaderCircle } from 'lucide-react';
import { i18n } from '#i18n';

const steps = ['stop', 'erase', 'tell'] as const;

/** How far an unlink has come, step by step. */
export function UnlinkProgress({ step }: { step: (typeof steps)[number] }) {
  const at = steps.indexOf(step);
  return (
    <section role="status" className="space-y-2">
      <h2 className="font-semibold">{i18n.t('popup.unlinking')}</h2>
      <ol className="space-y-1.5">
        {steps.slice(0, at + 1).map((one, index) => (
          <li key={one} className="flex items-center gap-2">
            {index < at ? (
              <Check aria-hidden className="size-4 text-good" />
            ) : (
              <LoaderCircle aria-hidden className="size-4 animate-spin text-accent" />
            )}
            {i18n.t(`popup.unlinkStep.${one}`)}
          </li>
        ))}
      </ol>
    </section>
  );
}
