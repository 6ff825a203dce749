import { i18n } from '#i18n';
import { ChooseFile } from '../../components/import/choose-file.tsx';
import { ImportPreview } from '../../components/import/import-preview.tsx';
import { RefusedLines } from '../../components/import/refused-lines.tsx';
import { failureText, underscored } from '../../components/text.ts';
import { Button } from '../../components/ui/button.tsx';
import { Callout } from '../../components/ui/callout.tsx';
import { fields } from '../../utils/import/columns.ts';
import { useImport } from './use-import.ts';

/** People from a file: choose it, look at what will be queued, queue it, read what was left out. */
export function ImportFile() {
  const { step, reading, choose, run, setColumn, setSince, restart } = useImport();
  if (step.kind === 'choose') {
    return (
      <>
        <p className="text-pretty">{i18n.t('import.formats')}</p>
        <ChooseFile busy={false} onFile={choose} />
        {step.failure && (
          <Callout tone="danger" role="alert">
            <p>{i18n.t(`import.failure.${underscored(step.failure)}`)}</p>
          </Callout>
        )}
      </>
    );
  }
  if (step.kind === 'running') {
    return (
      <div role="status" className="space-y-2">
        <p>{i18n.t('import.running', [String(step.done), String(step.total)])}</p>
        <progress value={step.done} max={step.total} className="w-full" />
      </div>
    );
  }
  if (step.kind === 'done') {
    return (
      <div className="space-y-3">
        <Callout tone={step.stopped ? 'warn' : 'good'} role="status" title={i18n.t('import.queued', step.captured)}>
          {step.duplicates > 0 && <p>{i18n.t('import.waitedBefore', step.duplicates)}</p>}
          {step.stopped ? <p>{failureText(step.stopped)}</p> : <p>{i18n.t('import.follows')}</p>}
        </Callout>
        <RefusedLines refused={step.refused} />
        <Button onClick={restart}>{i18n.t('import.another')}</Button>
      </div>
    );
  }
  return (
    reading && (
      <ImportPreview
        {...step}
        fields={fields}
        reading={reading}
        onColumn={setColumn}
        onSince={setSince}
        onImport={run}
        onCancel={restart}
      />
    )
  );
}
